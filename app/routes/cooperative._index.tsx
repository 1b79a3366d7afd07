import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { requireManager } from '~/features/accounts/guard.server';
import { MemberTable } from '~/features/cooperatives/member-table';
import { findMemberShops } from '~/features/cooperatives/members.server';
import { platform } from '~/platform/platform.server';
import { isUuid } from '~/shared/uuid';
import { AdminPage, Field } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative, role } = await requireManager(request);
  const asked = new URL(request.url).searchParams;
  const query = (asked.get('q') ?? '').slice(0, 100);
  const after = asked.get('after');
  const found = await findMemberShops(platform.db, {
    cooperativeId: cooperative.id,
    query,
    after: after && isUuid(after) ? after : null,
  });
  return { ...found, query, isFirst: !after, coop: asked.get('coop'), isTreasurer: role === 'manager' };
}

export default function Members() {
  const { t } = useTranslation(['shops', 'payments', 'books', 'training']);
  const { shops, next, query, isFirst, coop, isTreasurer } = useLoaderData<typeof loader>();
  const page = (given: Record<string, string | null>) => {
    const kept = Object.entries({ coop, q: query, ...given }).filter((entry): entry is [string, string] => !!entry[1]);
    return `/cooperative?${new URLSearchParams(kept)}`;
  };
  return (
    <AdminPage
      title={t('members.title')}
      fullWidth
      secondaryActions={[
        ...(isTreasurer
          ? [
              { content: t('payments:collector.title'), url: '/cooperative/payments' },
              { content: t('books:payouts.nav'), url: '/cooperative/payouts' },
            ]
          : []),
        { content: t('training:classes.title'), url: '/cooperative/classes' },
      ]}
    >
      <BlockStack gap="400">
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
        {shops.length > 0 ? (
          <Card padding="0">
            <MemberTable shops={shops} />
          </Card>
        ) : (
          <Text as="p">{query ? t('members.noneFound') : t('members.none')}</Text>
        )}
        <InlineStack gap="200" align="center">
          {!isFirst && <Button url={page({})}>{t('members.first')}</Button>}
          {next && <Button url={page({ after: next })}>{t('members.more')}</Button>}
        </InlineStack>
      </BlockStack>
    </AdminPage>
  );
}
