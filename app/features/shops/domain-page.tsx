import { useFetcher } from '@remix-run/react';
import { Badge, Banner, BlockStack, Card, InlineStack, List, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '~/shared/date';
import { problemText } from '~/ui/problem-text';
import type { Problem } from '~/shared/result';
import { CopyButton, Field, KeptForm, ProblemSummary, SubmitButton, useToast } from '~/ui/polaris';

import { PROOF_LABEL, proofOf, type DomainState } from './domain';

/** A shop's address of its own, as its owner sees it. `host`: as machines write it, `name`: as people do. */
export type DomainPageData = {
  shopId: string;
  /** The installation's own host; null: it has none, and shops cannot have domains. */
  ours: string | null;
  /** Where the shop is without a domain: chovuon.example/shop/vuon-ba-tu, or its sub-domain. */
  address: string;
  domain: { host: string; name: string; token: string; state: DomainState; checkedAt: Date | null } | null;
};

const TONES = { waiting: 'attention', proved: 'success', failing: 'warning' } as const;

/** Names the domain, says which two lines to write at the seller of it, and looks whether they are there. */
export function DomainPage({ shopId, ours, address, domain }: DomainPageData) {
  const { t } = useTranslation('domains');
  if (ours === null) return <Banner tone="info">{t('noHouse')}</Banner>;
  return (
    <BlockStack gap="400">
      <Text as="p">{t('lead', { address })}</Text>
      <Card>
        <KeptForm draftKey={`shop-domain:${shopId}`}>
          <BlockStack gap="400">
            <ProblemSummary />
            <Field
              name="host"
              label={t('host')}
              help={t('hostHelp')}
              value={domain?.name ?? ''}
              maxLength={253}
              autoComplete="off"
            />
            <SubmitButton variant={domain ? 'secondary' : 'primary'}>{t('save')}</SubmitButton>
          </BlockStack>
        </KeptForm>
      </Card>
      {domain && <Steps ours={ours} domain={domain} />}
    </BlockStack>
  );
}

type Looked = { state?: DomainState; leadsHere?: boolean | null; problems?: Problem[] };

function Steps({ ours, domain }: { ours: string; domain: NonNullable<DomainPageData['domain']> }) {
  const { t } = useTranslation(['domains', 'shops']);
  const look = useFetcher<Looked>();
  const removal = useFetcher();
  const toast = useToast();
  const { host, name, token, state, checkedAt } = domain;
  const problem = look.data?.problems?.[0];
  return (
    <>
      <Card>
        <BlockStack gap="400">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd" breakWord>
              {name}
            </Text>
            <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
          </InlineStack>
          <Text as="p">{t(`says.${state}`)}</Text>
          <Text as="p">{t('where')}</Text>
          <Line number={1} type="TXT" label={`${PROOF_LABEL}.${host}`} value={proofOf(token)} why={t('why.proof')} />
          <Line number={2} type="CNAME" label={host} value={ours} why={t('why.lead')} />
          <look.Form method="post" action="/admin/shop/domain/proof">
            <SubmitButton fetcher={look}>{t('check')}</SubmitButton>
          </look.Form>
          <div role="status">
            {problem && <Banner tone="warning">{problemText(t, problem)}</Banner>}
            {look.data?.state && (
              <Banner tone="success">
                {look.data.leadsHere === false ? t('provedNotLeading', { name }) : t('provedNow', { name })}
              </Banner>
            )}
          </div>
          {checkedAt && (
            <Text as="p" tone="subdued">
              {t('checkedAt', { date: formatDateTime(new Date(checkedAt)) })}
            </Text>
          )}
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('knows.title')}
          </Text>
          <List>
            <List.Item>{t('knows.slow')}</List.Item>
            <List.Item>{t('knows.old')}</List.Item>
            <List.Item>{t('knows.renew')}</List.Item>
          </List>
          <removal.Form
            method="delete"
            action="/admin/shop/domain"
            onSubmit={() => toast(t('removed', { name }), { undo: { action: '/admin/shop/domain', values: { host } } })}
          >
            <SubmitButton fetcher={removal} variant="secondary" tone="critical" fullWidth={false}>
              {t('remove')}
            </SubmitButton>
          </removal.Form>
        </BlockStack>
      </Card>
    </>
  );
}

/** One record of the domain's DNS, to be copied piece by piece. */
function Line(line: { number: number; type: 'TXT' | 'CNAME'; label: string; value: string; why: string }) {
  const { t } = useTranslation('domains');
  const pieces = { name: line.label, value: line.value };
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t('record', { number: line.number, type: line.type })}
      </Text>
      <Text as="p">{line.why}</Text>
      {(['name', 'value'] as const).map((piece) => (
        <InlineStack key={piece} gap="200" blockAlign="center" align="space-between">
          <Text as="p" breakWord>
            {t(`piece.${piece}`)}: <code>{pieces[piece]}</code>
          </Text>
          <CopyButton
            text={pieces[piece]}
            done={t('copied')}
            size="large"
            accessibilityLabel={t('copyPiece', { piece: t(`piece.${piece}`), type: line.type })}
          >
            {t('copy')}
          </CopyButton>
        </InlineStack>
      ))}
    </BlockStack>
  );
}
