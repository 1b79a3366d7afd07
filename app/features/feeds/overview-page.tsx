import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  IndexTable,
  InlineStack,
  Text,
  useBreakpoints,
} from '@shopify/polaris';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import type { Standing } from './channel';
import styles from './feeds.module.css';
import { FetchLine } from './fetch-line';
import type { FetchView } from './fetch-view';
import { countTaken, type ChannelVerdict, type Verdict } from './preflight';
import { Pages } from './pages';
import { VerdictLines } from './verdict-lines';
import { VERDICT_SIGNS, VERDICT_TONES } from './verdict-tones';

export type ChannelLine = {
  id: string;
  name: string;
  standing: Standing;
  counts: Record<Verdict, number> & { taken: number };
  isOff: boolean;
  last: FetchView | null;
};
type Row = { id: string; name: string; verdicts: ChannelVerdict[] };

export type OverviewData = {
  isOpen: boolean;
  listings: number;
  channels: ChannelLine[];
  openFeed: string;
  rows: Row[];
  page: number;
  pages: number;
};

/** All marketplaces at one look: what each takes, who came when, and each listing against each of them. */
export function OverviewPage({ isOpen, listings, channels, openFeed, rows, page, pages }: OverviewData) {
  const { t } = useTranslation('feeds');
  return (
    <BlockStack gap="400">
      {!isOpen && (
        <Banner tone="warning" action={{ content: t('openShop'), url: '/admin/shop' }}>
          {t('notOpen')}
        </Banner>
      )}
      {listings === 0 && (
        <Banner action={{ content: t('counts.addListing'), url: '/admin/listings/new' }}>{t('counts.none')}</Banner>
      )}
      <Card padding="0">
        <ul className={styles.channels}>
          {channels.map((channel) => (
            <li key={channel.id}>
              <ChannelLink channel={channel} listings={listings} />
            </li>
          ))}
        </ul>
      </Card>
      {listings > 0 && <ListingTable rows={rows} channels={channels} />}
      {pages > 1 && <Pages page={page} pages={pages} to={(number) => `/admin/feeds?page=${number}`} />}
      <Card>
        <BlockStack gap="200" inlineAlign="start">
          <Text as="h2" variant="headingMd">
            {t('more.title')}
          </Text>
          <Text as="p">{t('more.text')}</Text>
          <InlineStack gap="200">
            <Button size="large" url={openFeed}>
              {t('more.open')}
            </Button>
            <Button size="large" url="/admin/feeds/links.csv" external>
              {t('more.links')}
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </BlockStack>
  );
}

function ChannelLink({ channel, listings }: { channel: ChannelLine; listings: number }) {
  const { t } = useTranslation('feeds');
  const { id, name, standing, counts, isOff, last } = channel;
  const isLimited = standing === 'not-yet' || standing === 'limited';
  return (
    <Link to={`/admin/feeds/${id}`} className={styles.channel}>
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" variant="headingSm">
          {name}
        </Text>
        {isLimited && <Badge tone="attention">{t(`standing.${standing}`)}</Badge>}
        {isOff && <Badge>{t('rules.isOff')}</Badge>}
      </InlineStack>
      {listings > 0 && (
        <Text as="span">
          {t('line.counts', { taken: counts.taken, all: listings })}
          {counts.out > 0 && ` · ${t('line.out', { count: counts.out, total: counts.out })}`}
          {counts.advice > 0 && ` · ${t('line.advice', { count: counts.advice, total: counts.advice })}`}
        </Text>
      )}
      {last && (
        <Text as="span" tone="subdued">
          <FetchLine fetch={last} />
        </Text>
      )}
    </Link>
  );
}

function ListingTable({ rows, channels }: { rows: Row[]; channels: ChannelLine[] }) {
  const { t } = useTranslation('feeds');
  const { mdDown } = useBreakpoints();
  const nameOf = (name: string) => (name.trim() === '' ? t('list.unnamed') : name);
  if (mdDown)
    return (
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('table.title')}
        </Text>
        {rows.map(({ id, name, verdicts }) => (
          <Card key={id}>
            <BlockStack gap="200" inlineAlign="start">
              <Text as="h3" variant="headingSm" breakWord>
                {nameOf(name)}
              </Text>
              <Text as="p">{t('table.taken', countTaken(verdicts))}</Text>
              <VerdictLines verdicts={verdicts} />
              <Button size="large" url={`/admin/feeds/listings/${id}`} accessibilityLabel={t('table.why', { name })}>
                {t('table.look')}
              </Button>
            </BlockStack>
          </Card>
        ))}
      </BlockStack>
    );
  return (
    <Card padding="0">
      <IndexTable
        selectable={false}
        itemCount={rows.length}
        resourceName={{ singular: t('table.one'), plural: t('table.many') }}
        headings={[{ title: t('table.listing') }, ...channels.map(({ id, name }) => ({ id, title: name }))] as never}
      >
        {rows.map(({ id, name, verdicts }, position) => (
          <IndexTable.Row id={id} key={id} position={position}>
            <IndexTable.Cell>
              <Link to={`/admin/feeds/listings/${id}`} className={styles.name}>
                {nameOf(name)}
              </Link>
            </IndexTable.Cell>
            {verdicts.map(({ channel, verdict }) => (
              <IndexTable.Cell key={channel}>
                <Badge tone={VERDICT_TONES[verdict]}>{VERDICT_SIGNS[verdict]}</Badge>
                <Text as="span" visuallyHidden>
                  {t(`verdicts.${verdict}`)}
                </Text>
              </IndexTable.Cell>
            ))}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}
