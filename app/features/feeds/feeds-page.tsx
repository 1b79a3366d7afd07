import { Badge, Banner, BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { AddressCard, type FeedAddress } from './address-card';
import type { Standing } from './channel';
import { FetchLine } from './fetch-line';
import type { FetchView } from './fetch-view';
import { HEALTH_LISTS, type FeedHealth, type HealthList, type ListingHealth } from './health';
import { MendLine } from './mend-button';
import { Pages } from './pages';
import { SheetCard } from './sheet-card';

export type FeedsPageData = {
  id: string;
  channel: string;
  standing: Standing;
  isOpen: boolean;
  addresses: FeedAddress[];
  fetches: FetchView[];
  isSheet: boolean;
  health: FeedHealth;
  show: HealthList;
  page: number;
  pages: number;
};

/** Where the shop's goods stand with a marketplace, what keeps some of them back, and the way to each mend. */
export function FeedsPage(data: FeedsPageData) {
  const { id, channel, standing, isOpen, addresses, fetches, isSheet, health, show, page, pages } = data;
  const { t } = useTranslation('feeds');
  const { counts, lengths } = health;
  return (
    <BlockStack gap="400">
      {!isOpen && (
        <Banner tone="warning" action={{ content: t('openShop'), url: '/admin/shop' }}>
          {t('notOpen')}
        </Banner>
      )}
      {(standing === 'not-yet' || standing === 'limited') && (
        <Banner tone="info">{t(`standing.${standing}Text`, { channel })}</Banner>
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
      {addresses.length > 0 && <AddressCard id={id} channel={channel} addresses={addresses} />}
      {addresses.length > 0 && <FetchCard fetches={fetches} />}
      {isSheet && <SheetCard id={id} channel={channel} />}
      <InlineStack gap="200">
        <Button size="large" url={`/admin/feeds/${id}/rules`}>
          {t('rules.title')}
        </Button>
        <Button size="large" url={`/admin/feeds/${id}/fields`}>
          {t('fields.title')}
        </Button>
      </InlineStack>
      {counts.all > 0 && (
        <BlockStack gap="300">
          <ButtonGroup fullWidth>
            {HEALTH_LISTS.map((list) => (
              <Button
                key={list}
                size="large"
                fullWidth
                variant={list === show ? 'primary' : 'secondary'}
                url={`/admin/feeds/${id}?show=${list}`}
              >
                {`${t(`list.${list}`)} (${lengths[list]})`}
              </Button>
            ))}
          </ButtonGroup>
          {lengths[show] === 0 && <Text as="p">{t(`list.${show}Empty`)}</Text>}
          {health.listings.map((listing) => (
            <ListingCard key={listing.id} listing={listing} channel={id} />
          ))}
          {pages > 1 && (
            <Pages page={page} pages={pages} to={(number) => `/admin/feeds/${id}?show=${show}&page=${number}`} />
          )}
        </BlockStack>
      )}
    </BlockStack>
  );
}

function ListingCard({ listing, channel }: { listing: ListingHealth; channel: string }) {
  const { t } = useTranslation('feeds');
  const { id, name, problems, sizes, sizesOut } = listing;
  const isPart = sizesOut > 0 && sizesOut < sizes;
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
          <MendLine key={`${problem.code} ${problem.field}`} id={id} name={name} problem={problem} channel={channel} />
        ))}
      </BlockStack>
    </Card>
  );
}

/** Who came to fetch, and what each took. */
function FetchCard({ fetches }: { fetches: FetchView[] }) {
  const { t } = useTranslation('feeds');
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('fetched.title')}
        </Text>
        {fetches.length === 0 && <Text as="p">{t('fetched.none')}</Text>}
        {fetches.map((fetch) => (
          <Text as="p" key={`${fetch.file} ${fetch.reader}`}>
            <FetchLine fetch={fetch} /> <Text as="span" tone="subdued">{`(${fetch.file})`}</Text>
          </Text>
        ))}
      </BlockStack>
    </Card>
  );
}
