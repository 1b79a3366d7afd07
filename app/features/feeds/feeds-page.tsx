import { Badge, Banner, BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { fieldId, problemText } from '~/ui/polaris';

import { AddressCard, type FeedAddress } from './address-card';
import { HEALTH_LISTS, type FeedHealth, type HealthList, type ListingHealth } from './health';

export type FeedsPageData = {
  channel: string;
  isOpen: boolean;
  addresses: FeedAddress[];
  health: FeedHealth;
  show: HealthList;
  page: number;
  pages: number;
};

/** Where the shop's goods stand with a marketplace, what keeps some of them back, and the way to each mend. */
export function FeedsPage({ channel, isOpen, addresses, health, show, page, pages }: FeedsPageData) {
  const { t } = useTranslation('feeds');
  const { counts, lengths } = health;
  return (
    <BlockStack gap="400">
      {!isOpen && (
        <Banner tone="warning" action={{ content: t('openShop'), url: '/admin/shop' }}>
          {t('notOpen')}
        </Banner>
      )}
      {counts.all === 0 ? (
        <Banner action={{ content: t('counts.addListing'), url: '/admin/listings/new' }}>{t('counts.none')}</Banner>
      ) : (
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t('counts.goes', { count: counts.goes, total: counts.goes, channel })}
            </Text>
            <Text as="p">
              {counts.out > 0 ? t('counts.out', { count: counts.out, total: counts.out }) : t('counts.allGood')}
            </Text>
          </BlockStack>
        </Card>
      )}
      <AddressCard channel={channel} addresses={addresses} />
      {counts.all > 0 && (
        <BlockStack gap="300">
          <ButtonGroup fullWidth>
            {HEALTH_LISTS.map((list) => (
              <Button
                key={list}
                size="large"
                fullWidth
                variant={list === show ? 'primary' : 'secondary'}
                url={`/admin/feeds?show=${list}`}
              >
                {`${t(`list.${list}`)} (${lengths[list]})`}
              </Button>
            ))}
          </ButtonGroup>
          {lengths[show] === 0 && <Text as="p">{t(`list.${show}Empty`)}</Text>}
          {health.listings.map((listing) => (
            <ListingCard key={listing.id} listing={listing} />
          ))}
          {pages > 1 && <Pages show={show} page={page} pages={pages} />}
        </BlockStack>
      )}
    </BlockStack>
  );
}

const MENDS = ['name', 'price', 'photos', 'description', 'size', 'state', 'group', 'preorderOn'] as const;

function ListingCard({ listing }: { listing: ListingHealth }) {
  const { t } = useTranslation('feeds');
  const { id, name, problems, sizes, sizesOut } = listing;
  const isPart = sizesOut > 0 && sizesOut < sizes;
  /** `price-2` is the second size's price: the same word on the button. */
  const mendOf = (field = '') => MENDS.find((mend) => mend === field.replace(/-\d+$/, '')) ?? 'other';
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm" breakWord>
            {name.trim() === '' ? t('list.unnamed') : name}
          </Text>
          {isPart && <Badge tone="attention">{t('list.part', { left: sizesOut, all: sizes })}</Badge>}
        </InlineStack>
        {problems.map((problem) => (
          <BlockStack key={`${problem.code} ${problem.field}`} gap="150" inlineAlign="start">
            <Text as="p">{problemText(t, problem)}</Text>
            <Button
              size="large"
              url={`/admin/listings/${id}#${fieldId(problem.field ?? '')}`}
              accessibilityLabel={`${t(`mend.${mendOf(problem.field)}`)}: ${name}`}
            >
              {t(`mend.${mendOf(problem.field)}`)}
            </Button>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function Pages({ show, page, pages }: Pick<FeedsPageData, 'show' | 'page' | 'pages'>) {
  const { t } = useTranslation('feeds');
  const to = (number: number) => `/admin/feeds?show=${show}&page=${number}`;
  return (
    <InlineStack gap="300" align="space-between" blockAlign="center">
      {page > 1 && (
        <Button size="large" url={to(page - 1)}>
          {t('list.newer')}
        </Button>
      )}
      <Text as="span">{t('list.page', { page, pages })}</Text>
      {page < pages && (
        <Button size="large" url={to(page + 1)}>
          {t('list.older')}
        </Button>
      )}
    </InlineStack>
  );
}
