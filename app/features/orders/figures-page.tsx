import { Banner, BlockStack, Button, Card, InlineGrid, Link, Pagination, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { formatDong } from '~/shared/dong';
import { formatWhole } from '~/shared/number';

import { change, hasPicture, isQuiet, type Hint, type PlantFigures, type Sums, type Week } from './figures';
import styles from './figures.module.css';
import { HowCounted } from './figures-how';
import { WaysTable } from './figures-ways';
import { WeekPicture } from './week-picture';
import { WeekCardButtons } from './week-card-buttons';

/** The week's three numbers for the first page, each told by the same words as on the page of figures. */
export function FiguresHomeCard({ now, before }: Pick<Week, 'now' | 'before'>) {
  const { t } = useTranslation('figures');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('title')}
        </Text>
        <InlineGrid columns={3} gap="300">
          {(['arrivals', 'views', 'orders'] as const).map((what) => (
            <Number key={what} what={what} now={now} before={before} />
          ))}
        </InlineGrid>
        <Button size="large" fullWidth url="/admin/figures">
          {t('open')}
        </Button>
      </BlockStack>
    </Card>
  );
}

/** What the last seven days came to, told to a grower; one piece of advice at most. */
export function FiguresPage({
  week,
  hint,
  table,
  isOpen,
  garden,
}: {
  week: Week;
  hint: Hint | null;
  table: { plants: PlantFigures[]; page: number; hasNext: boolean };
  isOpen: boolean;
  /** The shop's name. */
  garden: string;
}) {
  const { t } = useTranslation('figures');
  if (isQuiet(week)) {
    return (
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('emptyTitle')}
          </Text>
          <Text as="p">{isOpen ? t('emptyOpen') : t('emptyClosed')}</Text>
          <Button size="large" fullWidth url={isOpen ? '/admin/setup/done' : '/admin/shop'}>
            {isOpen ? t('share') : t('openShop')}
          </Button>
          <HowCounted />
        </BlockStack>
      </Card>
    );
  }
  return (
    <BlockStack gap="400">
      {hint && <HintBanner hint={hint} />}
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t('comers')}
          </Text>
          <WeekPicture days={week.days} />
          <InlineGrid columns={{ xs: 2, sm: 3 }} gap="400">
            {(['arrivals', 'views', 'calls', 'chats', 'orders'] as const).map((what) => (
              <Number key={what} what={what} now={week.now} before={week.before} />
            ))}
            <BlockStack>
              <Text as="p" variant="headingLg">
                {formatDong(week.now.revenue)}
              </Text>
              <Text as="p" tone="subdued">
                {t('numbers.revenue')}
              </Text>
            </BlockStack>
          </InlineGrid>
          {hasPicture(week) && <WeekCardButtons garden={garden} />}
        </BlockStack>
      </Card>
      <Best plants={week.best} />
      {week.channels.length > 0 && (
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t('from')}
            </Text>
            <WaysTable caption={t('from')} ways={week.channels} columns={['arrivals', 'orders']} />
          </BlockStack>
        </Card>
      )}
      <Plants {...table} />
      <Card>
        <HowCounted />
      </Card>
    </BlockStack>
  );
}

function Number({ what, now, before }: { what: Exclude<keyof Sums, 'revenue'>; now: Sums; before: Sums }) {
  const { t } = useTranslation('figures');
  const moved = change(now[what], before[what]);
  return (
    <BlockStack>
      <Text as="p" variant="headingLg">
        {formatWhole(now[what])}
      </Text>
      <Text as="p" tone="subdued">
        {t(`numbers.${what}`)}
      </Text>
      {moved !== null && moved !== 0 && (
        <Text as="p" tone={moved > 0 ? 'success' : 'subdued'}>
          {moved > 0 ? t('more', { percent: moved }) : t('less', { percent: -moved })}
        </Text>
      )}
    </BlockStack>
  );
}

function HintBanner({ hint: { code, listingId, with: blanks } }: { hint: Hint }) {
  const { t } = useTranslation('figures');
  const action = listingId
    ? { content: t('toPlant'), url: `/admin/listings/${listingId}` }
    : { content: t('share'), url: '/admin/setup/done' };
  return (
    <Banner tone="info" title={t('hint')} action={action}>
      {t(`hints.${code}`, blanks)}
    </Banner>
  );
}

function Best({ plants }: { plants: PlantFigures[] }) {
  const { t } = useTranslation('figures');
  if (plants.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('best')}
        </Text>
        <ol className={styles.list}>
          {plants.map(({ id, name, views }) => (
            <li key={id}>
              <Link url={`/admin/figures/${id}`}>{name}</Link>
              <span>{t('seen', { count: views })}</span>
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}

function Plants({ plants, page, hasNext }: { plants: PlantFigures[]; page: number; hasNext: boolean }) {
  const { t } = useTranslation('figures');
  if (plants.length === 0 && page === 1) return null;
  const to = (number: number) => `/admin/figures?page=${number}`;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('plants')}
        </Text>
        <div className={styles.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('columns.plant')}</th>
                <th scope="col">{t('columns.views')}</th>
                <th scope="col">{t('columns.presses')}</th>
                <th scope="col">{t('columns.orders')}</th>
              </tr>
            </thead>
            <tbody>
              {plants.map(({ id, name, views, presses, orders }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link url={`/admin/figures/${id}`}>{name}</Link>
                  </th>
                  <td>{formatWhole(views)}</td>
                  <td>{formatWhole(presses)}</td>
                  <td>{formatWhole(orders)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {(page > 1 || hasNext) && (
          <Pagination
            hasPrevious={page > 1}
            hasNext={hasNext}
            previousURL={to(page - 1)}
            nextURL={to(page + 1)}
            accessibilityLabels={{ previous: t('previous'), next: t('next') }}
          />
        )}
      </BlockStack>
    </Card>
  );
}
