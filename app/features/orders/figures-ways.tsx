import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { formatWhole } from '~/shared/number';

import type { CameFrom, PlantWays } from './figures';
import { HowCounted } from './figures-how';
import styles from './figures.module.css';

type Column = 'arrivals' | 'views' | 'calls' | 'chats' | 'orders';

/** What happened, a row for each place it came from; narrow enough for a small phone. */
export function WaysTable<Columns extends readonly Column[]>({
  ways,
  columns,
  caption,
}: {
  ways: readonly ({ channel: CameFrom } & Record<Columns[number], number>)[];
  columns: Columns;
  caption: string;
}) {
  const { t } = useTranslation('figures');
  return (
    <div className={styles.scroll}>
      <table aria-label={caption}>
        <thead>
          <tr>
            <th scope="col">{t('columns.from')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ways.map((way) => (
            <tr key={way.channel}>
              <th scope="row">{t(`channels.${way.channel}`)}</th>
              {columns.map((column: Columns[number]) => (
                // nobody arrives from where nobody knows
                <td key={column}>{way.channel === 'unknown' && column !== 'orders' ? '' : formatWhole(way[column])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One plant's last four weeks: looks, presses and orders by where they came from. */
export function PlantWaysPage({ plant: { id, ways } }: { plant: PlantWays }) {
  const { t } = useTranslation('figures');
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('plantWays')}
          </Text>
          {ways.length > 0 ? (
            <WaysTable caption={t('plantWays')} ways={ways} columns={['views', 'calls', 'chats', 'orders']} />
          ) : (
            <Text as="p">{t('plantQuiet')}</Text>
          )}
          <Button size="large" fullWidth url={`/admin/listings/${id}`}>
            {t('toPlant')}
          </Button>
        </BlockStack>
      </Card>
      <Card>
        <HowCounted />
      </Card>
    </BlockStack>
  );
}
