import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { PersonAddIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { InviteWays } from '~/features/cooperatives/invite-ways';
import { MemberTable } from '~/features/cooperatives/member-table';
import { REVIEWS_PATH } from '~/features/cooperatives/review-view';
import { countWaiting } from '~/features/cooperatives/reviews.server';
import { findMemberShops } from '~/features/cooperatives/members.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { platform } from '~/platform/platform.server';
import { isUuid } from '~/shared/uuid';
import { AdminPage, Field } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative, may } = await requireStaff(request, 'see-members');
  const asked = new URL(request.url).searchParams;
  const query = (asked.get('q') ?? '').slice(0, 100);
  const after = asked.get('after');
  const found = await findMemberShops(platform.db, {
    cooperativeId: cooperative.id,
    query,
    after: after && isUuid(after) ? after : null,
    contacts: may('see-contacts'),
  });
  return {
    ...found,
    ...{ query, isFirst: !after, coop: asked.get('coop') },
    isTreasurer: may('handle-money'),
    invites: may('invite-members'),
    helps: may('guide-members'),
    waiting: may('review-listings') ? await countWaiting(platform.db, cooperative.id) : null,
  };
}

export default function Members() {
  const { t } = useTranslation(['shops', 'payments', 'books', 'cooperatives', 'board', 'training', 'help', 'review']);
  const { shops, next, query, isFirst, coop, isTreasurer, invites, helps, waiting } = useLoaderData<typeof loader>();
  const page = (given: Record<string, string | null>) => {
    const kept = Object.entries({ coop, q: query, ...given }).filter((entry): entry is [string, string] => !!entry[1]);
    return `/cooperative?${new URLSearchParams(kept)}`;
  };
  const isEmpty = shops.length === 0 && !query && isFirst;
  return (
    <AdminPage
      title={t('members.title')}
      fullWidth
      {...(invites &&
        !isEmpty && {
          primaryAction: {
            content: t('cooperatives:invitations.invite'),
            icon: PersonAddIcon,
            url: '/cooperative/invitations',
          },
        })}
      secondaryActions={[
        ...(isTreasurer
          ? [
              { content: t('payments:collector.title'), url: '/cooperative/payments' },
              { content: t('books:payouts.nav'), url: '/cooperative/payouts' },
            ]
          : []),
        {
          content: t('board:title'),
          url: coop ? `/cooperative/board?coop=${coop}` : '/cooperative/board',
        },
        ...(helps ? [{ content: t('help:staff.title'), url: '/cooperative/help' }] : []),
        ...(waiting !== null
          ? [
              {
                content: waiting > 0 ? t('review:openCount', { count: waiting }) : t('review:open'),
                url: REVIEWS_PATH,
              },
            ]
          : []),
        { content: t('training:classes.title'), url: '/cooperative/classes' },
        { content: t('cooperatives:leaving.nav'), url: '/cooperative/leaving' },
      ]}
    >
      <BlockStack gap="400">
        {!isEmpty && (
          <Box paddingInline={{ xs: '400', sm: '0' }}>
            <Form method="get">
              {coop && <input type="hidden" name="coop" value={coop} />}
              <InlineStack gap="200" blockAlign="end">
                <Field name="q" label={t('members.search')} value={query} type="search" />
                <Button submit>{t('members.submit')}</Button>
                {query && <Button url={page({ q: null })}>{t('members.clear')}</Button>}
              </InlineStack>
            </Form>
          </Box>
        )}
        {isEmpty && invites ? (
          <InviteWays title={t('cooperatives:ways.first')} lead={t('cooperatives:ways.firstLead')} />
        ) : shops.length > 0 ? (
          <Card padding="0">
            <MemberTable shops={shops} coop={coop} />
          </Card>
        ) : (
          <Box paddingInline={{ xs: '400', sm: '0' }}>
            <Text as="p">{query ? t('members.noneFound') : t('members.none')}</Text>
          </Box>
        )}
        <InlineStack gap="200" align="center">
          {!isFirst && <Button url={page({})}>{t('members.first')}</Button>}
          {next && <Button url={page({ after: next })}>{t('members.more')}</Button>}
        </InlineStack>
      </BlockStack>
    </AdminPage>
  );
}
