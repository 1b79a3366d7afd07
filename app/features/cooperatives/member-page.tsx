import { useFetcher } from '@remix-run/react';
import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { PhoneIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { SubmitButton } from '~/ui/polaris';

import { FirstCodeSlip, type Slip } from './first-code-slip';

type Member = {
  id: string;
  slug: string;
  state: 'draft' | 'published' | 'paused';
  place: string;
  people: { name: string; phone: string; tel: string | null; role: 'owner' | 'helper' }[];
  listings: number;
  joinedOn: string;
  way: 'link' | 'list' | 'table' | null;
  invitation: { id: string; label: string } | null;
  hasFirstCode: boolean;
};

const TONES = { draft: 'attention', published: 'success', paused: undefined } as const;

/** One member: who to call, how it stands, how it came here. */
export function MemberPage({
  member,
  invites,
  removes,
  helps,
}: {
  member: Member;
  invites: boolean;
  removes: boolean;
  helps: boolean;
}) {
  const { t } = useTranslation(['cooperatives', 'shops', 'help']);
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="200">
          <InlineStack align="space-between" gap="200">
            <Text as="p">{member.place}</Text>
            <Badge tone={TONES[member.state]}>{t(`shops:members.states.${member.state}`)}</Badge>
          </InlineStack>
          <Text as="p">
            {t('shops:members.listings')}: {member.listings}
          </Text>
          <Text as="p">{t('member.joinedOn', { date: member.joinedOn })}</Text>
          <CameBy way={member.way} invitation={invites ? member.invitation : null} />
          {member.state === 'published' && (
            <Button size="large" url={`/shop/${member.slug}`}>
              {t('member.viewShop')}
            </Button>
          )}
        </BlockStack>
      </Card>
      {member.people.map((person) => (
        <Card key={person.phone + person.name}>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {person.name}
            </Text>
            <Text as="p">{t(`shops:people.${person.role}`)}</Text>
            {person.tel ? (
              <Button size="large" icon={PhoneIcon} url={person.tel}>
                {person.phone}
              </Button>
            ) : (
              <Text as="p">{person.phone}</Text>
            )}
          </BlockStack>
        </Card>
      ))}
      {helps && (
        <Button size="large" fullWidth url={`/cooperative/help?shop=${member.id}`}>
          {t('help:staff.open')}
        </Button>
      )}
      {invites && member.hasFirstCode && <FirstCodeCard id={member.id} />}
      {removes && (
        <Button size="large" fullWidth tone="critical" url={`/cooperative/members/${member.id}/removal`}>
          {t('removal.open')}
        </Button>
      )}
    </BlockStack>
  );
}

function CameBy({ way, invitation }: Pick<Member, 'way' | 'invitation'>) {
  const { t } = useTranslation('cooperatives');
  if (way === null) return null;
  return (
    <Text as="p">
      {t(`member.way.${way}`)}
      {invitation && (
        <>
          {': '}
          <Link url={`/cooperative/invitations/${invitation.id}`}>{invitation.label || t('invitations.unnamed')}</Link>
        </>
      )}
    </Text>
  );
}

/** For a household that has not come in yet: the slip got lost. */
function FirstCodeCard({ id }: { id: string }) {
  const { t } = useTranslation('cooperatives');
  const renewal = useFetcher<Slip>();
  if (renewal.data) return <FirstCodeSlip slip={renewal.data} />;
  return (
    <Card>
      <renewal.Form method="post" action={`/cooperative/members/${id}/code`}>
        <BlockStack gap="300">
          <Text as="p">{t('member.waits')}</Text>
          <SubmitButton fetcher={renewal} variant="secondary">
            {t('member.newCode')}
          </SubmitButton>
        </BlockStack>
      </renewal.Form>
    </Card>
  );
}
