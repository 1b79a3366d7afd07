import { useFetcher } from '@remix-run/react';
import { Badge, BlockStack, Box, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { SubmitButton, useToast } from '~/ui/polaris';

import type { Standing } from './invitation';
import type { Role } from './permission';

/** An invitation, ready to show. */
type Row = {
  id: string;
  label: string;
  personName: string;
  phone: string | null;
  role: Role | null;
  batchId: string | null;
  uses: number;
  maxUses: number;
  expiresOn: string;
  standing: Standing;
};

const TONES = { open: 'success', 'used-up': 'info', late: undefined, revoked: undefined } as const;

/** The invitations that are out, each with the way to take it back. */
export function InvitationList({ invitations }: { invitations: readonly Row[] }) {
  const { t } = useTranslation('cooperatives');
  if (invitations.length === 0)
    return (
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="p">{t('invitations.none')}</Text>
      </Box>
    );
  return (
    <BlockStack gap="300">
      {invitations.map((row) => (
        <InvitationCard key={row.id} row={row} />
      ))}
    </BlockStack>
  );
}

function InvitationCard({ row }: { row: Row }) {
  const { t } = useTranslation(['cooperatives', 'shops']);
  const name = row.role
    ? t('invitations.forStaff', { role: t(`roles.${row.role}`) })
    : row.personName || row.label || t('invitations.unnamed');
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" gap="200" blockAlign="start">
          <Text as="h3" variant="headingSm">
            {row.role ? name : <Link url={`/cooperative/invitations/${row.id}`}>{name}</Link>}
          </Text>
          <Badge tone={TONES[row.standing]}>{t(`invitations.standing.${row.standing}`)}</Badge>
        </InlineStack>
        {row.phone && <Text as="p">{[row.phone, row.label].filter(Boolean).join(' · ')}</Text>}
        <Text as="p">
          {row.maxUses > 1 && `${t('invitations.used', { uses: row.uses, max: row.maxUses })} · `}
          {t('invitations.until', { date: row.expiresOn })}
        </Text>
        <InlineStack gap="200" blockAlign="center">
          {row.standing === 'open' && <Revoke id={row.id} name={name} />}
          {row.batchId && row.standing === 'open' && (
            <Button size="large" url={`/cooperative/invitations/slips/${row.batchId}`}>
              {t('invitations.slips')}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** Takes an invitation back at once: a sheet that got into the wrong hands lets nobody in any more. */
export function Revoke({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('cooperatives');
  const revocation = useFetcher();
  const toast = useToast();
  return (
    <revocation.Form
      method="delete"
      action={`/cooperative/invitations/${id}`}
      onSubmit={() => toast(t('invitations.revoked', { name }))}
    >
      <SubmitButton fetcher={revocation} variant="secondary" fullWidth={false}>
        {t('invitations.revoke')}
      </SubmitButton>
    </revocation.Form>
  );
}
