import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Box, Button, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { InvitationList } from '~/features/cooperatives/invitation-list';
import { InviteWays } from '~/features/cooperatives/invite-ways';
import { findInvitations } from '~/features/cooperatives/invitations.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** The ways to invite, and the invitations that are out. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative, may } = await requireStaff(request, 'invite-members');
  const asked = new URL(request.url).searchParams;
  const show = asked.get('show') === 'all' ? ('all' as const) : ('open' as const);
  const after = asked.get('after');
  const withStaff = may('manage-staff');
  const found = await findInvitations(platform, { cooperativeId: cooperative.id, show, withStaff, after });
  return { ...found, show, isFirst: !after };
}

export default function Invitations() {
  const { t } = useTranslation(['cooperatives', 'shops']);
  const { invitations, next, show, isFirst } = useLoaderData<typeof loader>();
  const page = (given: Record<string, string>) =>
    `/cooperative/invitations?${new URLSearchParams({ ...(show === 'all' && { show }), ...given })}`;
  return (
    <AdminPage title={t('invitations.title')} back={{ to: '/cooperative', label: t('shops:members.title') }}>
      <BlockStack gap="400">
        {isFirst && <InviteWays title={t('ways.title')} />}
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t(`invitations.show.${show}`)}
            </Text>
            <Button url={show === 'open' ? '/cooperative/invitations?show=all' : '/cooperative/invitations'}>
              {t(show === 'open' ? 'invitations.showAll' : 'invitations.showOpen')}
            </Button>
          </InlineStack>
        </Box>
        <InvitationList invitations={invitations} />
        <InlineStack gap="200" align="center">
          {!isFirst && <Button url={page({})}>{t('shops:members.first')}</Button>}
          {next && <Button url={page({ after: next })}>{t('shops:members.more')}</Button>}
        </InlineStack>
      </BlockStack>
    </AdminPage>
  );
}
