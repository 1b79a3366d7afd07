import { Form, useActionData, useFetcher } from '@remix-run/react';
import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { HelpScope } from '~/features/accounts/help-scope';
import type { Problem } from '~/shared/result';
import { CheckField, ChoiceField, problemText, SubmitButton, useToast } from '~/ui/polaris';

import type { HelpLine } from './help-change';
import { useLineText } from './help-line';

type Help = {
  id: string;
  helper: string;
  scopes: HelpScope[];
  minutes: number;
  state: 'offered' | 'asked' | 'running';
  until: string | null;
};
type Act = { id: string; helper: string; at: string; lines: HelpLine[]; isTakenBack: boolean };

/** The member's side: who asks, who is at work, a code for who shall, and every press with the way back. */
export function HelpPage(page: {
  helps: Help[];
  acts: Act[];
  next: string | null;
  isLater: boolean;
  scopes: HelpScope[];
  minutes: number[];
}) {
  const { t } = useTranslation('help');
  const { helps, acts, next, isLater } = page;
  return (
    <BlockStack gap="400">
      <Aside>
        <Text as="p">{t('lead')}</Text>
      </Aside>
      {helps
        .filter(({ state }) => state !== 'offered')
        .map((help) => (
          <HelpCard key={help.id} help={help} />
        ))}
      <OfferCard scopes={page.scopes} minutes={page.minutes} />
      <Aside>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('acts.title')}
          </Text>
          {acts.length === 0 && <Text as="p">{t('acts.none')}</Text>}
        </BlockStack>
      </Aside>
      {acts.map((act) => (
        <ActCard key={act.id} act={act} />
      ))}
      <InlineStack gap="200" align="center">
        {isLater && <Button url="/admin/help">{t('acts.first')}</Button>}
        {next && <Button url={`/admin/help?before=${next}`}>{t('acts.more')}</Button>}
      </InlineStack>
    </BlockStack>
  );
}

/** What stands beside the cards keeps off the edge of a phone. */
const Aside = ({ children }: { children: ReactNode }) => <Box paddingInline={{ xs: '400', sm: '0' }}>{children}</Box>;

function HelpCard({ help }: { help: Help }) {
  const { t } = useTranslation('help');
  const fetcher = useFetcher();
  const { id, helper, scopes, minutes, state, until } = help;
  const action = `/admin/help/${id}`;
  const what = scopes.map((scope) => t(`scopes.${scope}`)).join(', ');
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {helper}
          </Text>
          <Badge tone={state === 'running' ? 'success' : 'attention'}>
            {t(state === 'running' ? 'states.running' : 'states.asked')}
          </Badge>
        </InlineStack>
        <Text as="p">
          {state === 'running'
            ? t('running', { what, until })
            : t('asked', { what, time: t(`minutes.${minutes}` as 'minutes.60') })}
        </Text>
        {state === 'asked' && (
          <fetcher.Form method="post" action={action}>
            <SubmitButton fetcher={fetcher}>{t('agree')}</SubmitButton>
          </fetcher.Form>
        )}
        <fetcher.Form method="delete" action={action}>
          <SubmitButton fetcher={fetcher} variant="secondary">
            {t(state === 'running' ? 'end' : 'refuse')}
          </SubmitButton>
        </fetcher.Form>
      </BlockStack>
    </Card>
  );
}

/** The same two questions on both sides: for what, and for how long. */
export function TermsFields({ scopes, minutes }: { scopes: HelpScope[]; minutes: number[] }) {
  const { t } = useTranslation('help');
  return (
    <BlockStack gap="300">
      {scopes.map((scope) => (
        <CheckField
          key={scope}
          name={`scope-${scope}`}
          label={t(`scopes.${scope}`)}
          help={t(`scopesHelp.${scope}`)}
          checked={scope === 'listings'}
        />
      ))}
      <ChoiceField
        name="minutes"
        label={t('howLong')}
        value={String(minutes[0])}
        choices={minutes.map((one) => ({ value: String(one), label: t(`minutes.${one}` as 'minutes.60') }))}
      />
    </BlockStack>
  );
}

function OfferCard({ scopes, minutes }: { scopes: HelpScope[]; minutes: number[] }) {
  const { t } = useTranslation('help');
  const answer = useActionData<{ code?: string; until?: string }>();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('offer.title')}
        </Text>
        {answer?.code ? (
          <div role="status">
            <BlockStack gap="200">
              <Text as="p">{t('offer.read')}</Text>
              <Text as="p" variant="heading2xl">
                {`${answer.code.slice(0, 3)} ${answer.code.slice(3)}`}
              </Text>
              <Text as="p" tone="subdued">
                {t('offer.until', { until: answer.until })}
              </Text>
            </BlockStack>
          </div>
        ) : (
          <Form method="post">
            <BlockStack gap="300">
              <Text as="p">{t('offer.lead')}</Text>
              <TermsFields scopes={scopes} minutes={minutes} />
              <SubmitButton>{t('offer.submit')}</SubmitButton>
            </BlockStack>
          </Form>
        )}
      </BlockStack>
    </Card>
  );
}

function ActCard({ act }: { act: Act }) {
  const { t } = useTranslation('help');
  const lineText = useLineText();
  const fetcher = useFetcher<{ takenBack: string } | { problems: Problem[] }>();
  const toast = useToast();
  const told = useRef<unknown>();
  useEffect(() => {
    const answer = fetcher.data;
    if (!answer || told.current === answer || fetcher.state !== 'idle') return;
    told.current = answer;
    if ('takenBack' in answer) return toast(t('acts.done'));
    const [problem] = answer.problems;
    if (problem) toast(problemText(t as never, problem), { error: true });
  }, [fetcher.data, fetcher.state, t, toast]);
  const { id, helper, at, lines, isTakenBack } = act;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {t('acts.by', { helper, at })}
          </Text>
          {isTakenBack && <Badge>{t('acts.takenBack')}</Badge>}
        </InlineStack>
        <BlockStack as="ul" gap="100">
          {lines.map((line, at) => (
            <li key={at}>{lineText(line)}</li>
          ))}
        </BlockStack>
        {!isTakenBack && (
          <fetcher.Form method="delete" action={`/admin/help/acts/${id}`}>
            <SubmitButton fetcher={fetcher} variant="secondary">
              {t('acts.takeBack')}
            </SubmitButton>
          </fetcher.Form>
        )}
      </BlockStack>
    </Card>
  );
}
