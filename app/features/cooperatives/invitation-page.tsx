import { BlockStack, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { PrintIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { ShareLink } from '~/features/shops/share-link';

import type { Standing } from './invitation';
import { Revoke } from './invitation-list';

type Invitation = {
  id: string;
  label: string;
  personName: string;
  phone: string | null;
  uses: number;
  maxUses: number;
  expiresOn: string;
  standing: Standing;
  joined: { shopId: string; name: string; joinedOn: string; left: boolean }[];
};

/** One invitation: to print, to send, to take back; and who came by it. */
export function InvitationPage({
  invitation,
  url,
  qr,
  cooperative,
}: {
  invitation: Invitation;
  url: string | null;
  qr: string | null;
  cooperative: string;
}) {
  const { t } = useTranslation(['cooperatives', 'shops']);
  return (
    <BlockStack gap="400">
      {url && qr ? (
        <Card>
          <BlockStack gap="400">
            <Button
              size="large"
              fullWidth
              variant="primary"
              icon={PrintIcon}
              url={`/cooperative/invitations/${invitation.id}/print`}
            >
              {t('invitation.print')}
            </Button>
            <InlineStack align="center">
              <img src={qr} width={220} height={220} alt={t('invitation.qr')} />
            </InlineStack>
            <ShareLink
              url={url}
              title={t('invitation.shareTitle', { cooperative })}
              words={{
                label: t('invitation.link'),
                copy: t('invitation.copy'),
                copied: t('invitation.copied'),
                share: t('invitation.share'),
                zalo: t('invitation.zalo'),
              }}
            />
          </BlockStack>
        </Card>
      ) : (
        <Card>
          <Text as="p">
            {invitation.standing === 'open'
              ? t('invitation.unreadable')
              : t(`invitations.standing.${invitation.standing}`)}
          </Text>
        </Card>
      )}
      <Card>
        <BlockStack gap="300">
          {invitation.phone && (
            <Text as="p">
              {invitation.personName} · {invitation.phone}
            </Text>
          )}
          <Text as="p">
            {t('invitations.used', { uses: invitation.uses, max: invitation.maxUses })}
            {' · '}
            {t('invitations.until', { date: invitation.expiresOn })}
          </Text>
          {invitation.standing === 'open' && (
            <Revoke id={invitation.id} name={invitation.personName || invitation.label || t('invitations.unnamed')} />
          )}
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('invitation.joined')}
          </Text>
          {invitation.joined.length === 0 && <Text as="p">{t('invitation.nobody')}</Text>}
          {invitation.joined.map(({ shopId, name, joinedOn, left }) => (
            <Text as="p" key={shopId + joinedOn}>
              {left ? name : <Link url={`/cooperative/members/${shopId}`}>{name}</Link>}
              {' · '}
              {joinedOn}
              {left && ` · ${t('invitation.left')}`}
            </Text>
          ))}
        </BlockStack>
      </Card>
    </BlockStack>
  );
}
