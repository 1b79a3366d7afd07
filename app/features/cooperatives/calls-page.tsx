import { useFetcher } from '@remix-run/react';
import { BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { AskedAgainProvider, Field, SubmitButton, useToast } from '~/ui/polaris';

import type { BoardMember } from './board-view';
import styles from './board.module.css';
import { useCauseText } from './cause-text';
import { LastCall } from './last-call';

export type CallsPageData = {
  calls: BoardMember[];
  /** How many come after these. */
  left: number;
  called: BoardMember[];
};

const CALLS = '/cooperative/board/calls';

/** The morning's calls, one card each: whom, why, the telephone, what to say, and “called”. */
export function CallsPage({ calls, left, called }: CallsPageData) {
  const { t } = useTranslation('board');
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: '200', sm: '0' }}>
        <Text as="p">{calls.length > 0 ? t('calls.lead') : t('calls.none')}</Text>
      </Box>
      {calls.map((member, place) => (
        <CallCard key={member.id} member={member} place={place + 1} />
      ))}
      {left > 0 && <Text as="p">{t('calls.left', { count: left })}</Text>}
      {called.length > 0 && <CalledCard called={called} />}
    </BlockStack>
  );
}

function CallCard({ member, place }: { member: BoardMember; place: number }) {
  const { t } = useTranslation('board');
  const { causeText, sayText } = useCauseText();
  const { id, name, owner, commune, phone, tel, cause, days, call } = member;
  const say = cause && sayText(cause);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="start" gap="200" wrap={false}>
          <BlockStack>
            <Text as="h2" variant="headingMd">
              {place}. {owner || name}
            </Text>
            <Text as="p" tone="subdued">
              {[owner ? name : '', commune].filter(Boolean).join(', ')}
            </Text>
          </BlockStack>
          <span className={styles.days}>{days === 0 ? t('today') : t('days', { count: days })}</span>
        </InlineStack>
        {cause && (
          <Text as="p" fontWeight="semibold">
            {causeText(cause)}
          </Text>
        )}
        {call && (
          <Text as="p" tone="subdued">
            {t(call.note ? 'calls.lastNoted' : 'calls.last', {
              at: call.at,
              caller: call.caller || t('calls.someone'),
              note: call.note,
            })}
          </Text>
        )}
        {say && (
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              {t('calls.sayTitle')}
            </Text>
            <p className={styles.say}>{say}</p>
          </BlockStack>
        )}
        {tel ? (
          <Button
            size="large"
            fullWidth
            variant="primary"
            url={tel}
            accessibilityLabel={t('calls.callName', { name: owner || name, phone })}
          >
            {t('calls.call', { phone })}
          </Button>
        ) : (
          <Text as="p">{t('calls.noPhone')}</Text>
        )}
        <CalledForm id={id} name={owner || name} />
      </BlockStack>
    </Card>
  );
}

function CalledForm({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('board');
  const fetcher = useFetcher<{ callId?: string }>();
  const toast = useToast();
  const callId = fetcher.data?.callId;
  useEffect(() => {
    if (callId)
      toast(t('calls.marked', { name }), { undo: { action: CALLS, method: 'delete', values: { call: callId } } });
  }, [callId, name, t, toast]);
  return (
    <AskedAgainProvider value={fetcher.data}>
      <fetcher.Form method="post" action={CALLS} aria-label={t('calls.doneFor', { name })}>
        <input type="hidden" name="shop" value={id} />
        <BlockStack gap="200">
          <Field name={`note-${id}`} label={t('calls.note')} />
          <SubmitButton fetcher={fetcher} variant="secondary">
            {t('calls.done')}
          </SubmitButton>
        </BlockStack>
      </fetcher.Form>
    </AskedAgainProvider>
  );
}

function CalledCard({ called }: { called: readonly BoardMember[] }) {
  const { t } = useTranslation('board');
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('calls.calledTitle')}
        </Text>
        {called.map(({ id, name, owner, call }) => (
          <BlockStack key={id}>
            <Text as="p" fontWeight="semibold">
              {owner || name}
            </Text>
            {call && <LastCall call={call} />}
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
