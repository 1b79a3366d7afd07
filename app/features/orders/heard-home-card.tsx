import { BlockStack, Button, Card } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

/** What buyers ask and say, a tap away; nothing until the first of them does. */
export function HeardHomeCard({
  quotations,
  reviews,
}: {
  quotations: number;
  reviews: { unanswered: number; all: number };
}) {
  const { t } = useTranslation('plant');
  if (quotations === 0 && reviews.all === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        {quotations > 0 && (
          <Button size="large" fullWidth variant="primary" url="/admin/quotations">
            {t('home.quotations', { count: quotations })}
          </Button>
        )}
        {reviews.all > 0 && (
          <Button size="large" fullWidth url="/admin/reviews">
            {reviews.unanswered > 0 ? t('home.reviews', { count: reviews.unanswered }) : t('own.title')}
          </Button>
        )}
      </BlockStack>
    </Card>
  );
}
