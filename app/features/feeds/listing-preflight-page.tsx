import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { dong, formatDong } from '~/shared/dong';
import { cutText } from '~/shared/text';

import styles from './feeds.module.css';
import { MendLine } from './mend-button';
import { countTaken, together, type ChannelVerdict } from './preflight';
import { VERDICT_TONES } from './verdict-tones';

export type ListingPreflightData = {
  id: string;
  name: string;
  verdicts: ChannelVerdict[];
  sent: { channel: string; name: string; file: string; text: string }[];
  sizes: { sku: string; size: string }[];
  sku: string;
  card: { picture: string | null; price: number | null; title: string; shop: string };
};

/** One listing against every marketplace: the verdicts with their reasons, how it will look there, what is sent word for word. */
export function ListingPreflightPage({ id, name, verdicts, sent, sizes, sku, card }: ListingPreflightData) {
  const { t } = useTranslation('feeds');
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('table.taken', countTaken(verdicts))}
          </Text>
          <Text as="p" tone="subdued">
            {t('preflight.asPublished')}
          </Text>
        </BlockStack>
      </Card>
      {together(verdicts).map(({ problems, names, verdict, channel }) => (
        <Card key={names.join()}>
          <BlockStack gap="300">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h3" variant="headingSm">
                {names.join(', ')}
              </Text>
              <Badge tone={VERDICT_TONES[verdict]}>{t(`verdicts.${verdict}`)}</Badge>
            </InlineStack>
            {problems.map((problem) => (
              <MendLine
                key={`${problem.code} ${problem.field}`}
                id={id}
                name={name}
                problem={problem}
                channel={channel}
              />
            ))}
          </BlockStack>
        </Card>
      ))}
      <Card>
        <BlockStack gap="300" inlineAlign="start">
          <Text as="h2" variant="headingMd">
            {t('more.title')}
          </Text>
          <Text as="p">{t('dossier.lead')}</Text>
          <Button size="large" url={`/admin/feeds/listings/${id}/dossier`}>
            {t('dossier.title')}
          </Button>
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('preflight.cards')}
          </Text>
          <Cards {...card} />
        </BlockStack>
      </Card>
      {sent.length > 0 && (
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t('preflight.sent')}
            </Text>
            {sizes.length > 1 && (
              <InlineStack gap="200">
                {sizes.map((one) => (
                  <Button
                    key={one.sku}
                    size="large"
                    pressed={one.sku === sku}
                    url={`/admin/feeds/listings/${id}?sku=${encodeURIComponent(one.sku)}`}
                  >
                    {one.size || one.sku}
                  </Button>
                ))}
              </InlineStack>
            )}
            {sent.map((row) => (
              <Sent key={row.channel} {...row} />
            ))}
          </BlockStack>
        </Card>
      )}
    </BlockStack>
  );
}

function Sent({ name, file, text }: { name: string; file: string; text: string }) {
  return (
    <details>
      <summary className={styles.summary}>{`${name} · ${file}`}</summary>
      <pre className={styles.sent}>{text}</pre>
    </details>
  );
}

/** How many letters of a name each place shows before it cuts. */
const SHOWN = { Google: 70, Facebook: 65, Shopee: 120 } as const;

function Cards({ picture, price, title, shop }: ListingPreflightData['card']) {
  const { t } = useTranslation('feeds');
  const cost = price === null ? '' : formatDong(dong(price));
  return (
    <div className={styles.cards}>
      {(['Google', 'Facebook', 'Shopee'] as const).map((place) => (
        <figure key={place} className={styles.card}>
          {picture ? <img src={picture} alt="" loading="lazy" /> : <span className={styles.blank} />}
          <div>
            <Text as="p" tone="subdued" variant="bodySm">
              {place}
            </Text>
            <div className={styles.two}>{cutText(title, SHOWN[place]) || t('list.unnamed')}</div>
            <Text as="p" fontWeight="bold">
              {cost}
            </Text>
            {place !== 'Shopee' && (
              <Text as="p" tone="subdued" variant="bodySm">
                {shop}
              </Text>
            )}
          </div>
        </figure>
      ))}
    </div>
  );
}
