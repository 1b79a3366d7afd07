import { Badge, BlockStack, IndexTable, InlineStack, Link, Text, useBreakpoints } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

/** One member's shop, ready to show. */
type Member = {
  id: string;
  slug: string;
  name: string;
  commune: string;
  state: 'draft' | 'published' | 'paused';
  listings: number;
  changedOn: string;
  phone: string;
};

const TONES = { draft: 'attention', published: 'success', paused: undefined } as const;

/** The cooperative's shops: a table on a laptop, cards on a phone. */
export function MemberTable({ shops, coop }: { shops: readonly Member[]; coop: string | null }) {
  const { t } = useTranslation(['shops', 'cooperatives']);
  const { smDown } = useBreakpoints();
  const nameOf = (shop: Member) => (
    <Link url={`/cooperative/members/${shop.id}${coop ? `?coop=${coop}` : ''}`}>{shop.name}</Link>
  );
  const badgeOf = ({ state }: Member) => <Badge tone={TONES[state]}>{t(`members.states.${state}`)}</Badge>;
  return (
    <IndexTable
      condensed={smDown}
      selectable={false}
      itemCount={shops.length}
      resourceName={{ singular: t('members.name'), plural: t('members.title') }}
      headings={[
        { title: t('members.name') },
        { title: t('members.commune') },
        { title: t('cooperatives:member.phone') },
        { title: t('members.state') },
        { title: t('members.listings') },
        { title: t('members.changed') },
      ]}
    >
      {shops.map((shop, position) =>
        smDown ? (
          <IndexTable.Row id={shop.id} key={shop.id} position={position}>
            <div style={{ padding: '0.75rem 1rem', width: '100%' }}>
              <BlockStack gap="100">
                <InlineStack align="space-between" gap="200">
                  <Text as="span" variant="headingSm">
                    {nameOf(shop)}
                  </Text>
                  {badgeOf(shop)}
                </InlineStack>
                <Text as="span">{[shop.commune, shop.phone].filter(Boolean).join(' · ')}</Text>
                <Text as="span">
                  {t('members.listings')}: {shop.listings} · {shop.changedOn}
                </Text>
              </BlockStack>
            </div>
          </IndexTable.Row>
        ) : (
          <IndexTable.Row id={shop.id} key={shop.id} position={position}>
            <IndexTable.Cell>
              {/* a long name wraps, so that every column stays on the screen */}
              <div style={{ whiteSpace: 'normal', minWidth: '12rem' }}>
                <Text as="span" fontWeight="semibold">
                  {nameOf(shop)}
                </Text>
              </div>
            </IndexTable.Cell>
            <IndexTable.Cell>{shop.commune}</IndexTable.Cell>
            <IndexTable.Cell>{shop.phone}</IndexTable.Cell>
            <IndexTable.Cell>{badgeOf(shop)}</IndexTable.Cell>
            <IndexTable.Cell>{shop.listings}</IndexTable.Cell>
            <IndexTable.Cell>{shop.changedOn}</IndexTable.Cell>
          </IndexTable.Row>
        ),
      )}
    </IndexTable>
  );
}
