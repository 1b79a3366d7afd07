import { useFetcher } from '@remix-run/react';
import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { ShareLink } from '~/features/shops/share-link';
import { AskedAgainProvider, ChoiceField, ProblemSummary, SubmitButton, useToast } from '~/ui/polaris';

import { ROLES, type Role } from './permission';

type One = { id: string; name: string; phone: string; tel: string; role: Role; isSelf: boolean };

/** Who is at work for the cooperative; new ones come by a link. */
export function StaffPage({ staff, cooperative }: { staff: One[]; cooperative: string }) {
  return (
    <BlockStack gap="400">
      {staff.map((one) => (
        <StaffCard key={one.id} one={one} />
      ))}
      <InviteCard cooperative={cooperative} />
    </BlockStack>
  );
}

function useRoleChoices() {
  const { t } = useTranslation('cooperatives');
  return ROLES.map((value) => ({ value, label: t(`roles.${value}`), help: t(`rolesHelp.${value}`) }));
}

function StaffCard({ one }: { one: One }) {
  const { t } = useTranslation('cooperatives');
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" gap="200" blockAlign="start">
          <Text as="h2" variant="headingMd">
            {one.name}
          </Text>
          <Badge>{t(`roles.${one.role}`)}</Badge>
        </InlineStack>
        <InlineStack gap="200">
          <Button url={one.tel}>{one.phone}</Button>
        </InlineStack>
        {one.isSelf ? (
          <InlineStack gap="200">
            <Button url="/cooperative/leaving">{t('leaving.nav')}</Button>
          </InlineStack>
        ) : (
          <StaffForms one={one} />
        )}
      </BlockStack>
    </Card>
  );
}

function StaffForms({ one }: { one: One }) {
  const { t } = useTranslation('cooperatives');
  const change = useFetcher();
  const end = useFetcher();
  const toast = useToast();
  const choices = useRoleChoices();
  return (
    <>
      <AskedAgainProvider value={change.data ?? end.data}>
        <ProblemSummary />
        <change.Form method="put" action={`/cooperative/staff/${one.id}`}>
          <InlineStack gap="200" blockAlign="end">
            <ChoiceField
              key={one.role}
              name="role"
              label={t('staff.role', { name: one.name })}
              value={one.role}
              choices={choices}
              folded
            />
            <SubmitButton fetcher={change} variant="secondary" fullWidth={false}>
              {t('staff.change')}
            </SubmitButton>
          </InlineStack>
        </change.Form>
      </AskedAgainProvider>
      <end.Form
        method="delete"
        action={`/cooperative/staff/${one.id}`}
        onSubmit={() => toast(t('staff.ended', { name: one.name }))}
      >
        <SubmitButton fetcher={end} variant="secondary" tone="critical" fullWidth={false}>
          {t('staff.end')}
        </SubmitButton>
      </end.Form>
    </>
  );
}

function InviteCard({ cooperative }: { cooperative: string }) {
  const { t } = useTranslation('cooperatives');
  const invitation = useFetcher<{ url: string; role: Role; goodUntil: string }>();
  const made = invitation.data;
  const choices = useRoleChoices();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('staff.inviteTitle')}
        </Text>
        {made ? (
          <ShareLink
            url={made.url}
            title={t('invitation.shareTitle', { cooperative })}
            words={{
              label: t('staff.link', { role: t(`roles.${made.role}`) }),
              help: t('staff.linkHelp', { date: made.goodUntil }),
              copy: t('invitation.copy'),
              copied: t('invitation.copied'),
              share: t('invitation.share'),
              zalo: t('invitation.zalo'),
            }}
          />
        ) : (
          <invitation.Form method="post" action="/cooperative/staff/invitations">
            <BlockStack gap="300">
              <ChoiceField name="role" label={t('staff.inviteAs')} value="trainer" choices={choices} />
              <SubmitButton fetcher={invitation}>{t('staff.invite')}</SubmitButton>
            </BlockStack>
          </invitation.Form>
        )}
      </BlockStack>
    </Card>
  );
}
