import { Banner, BlockStack, Button, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

/** What the cooperative said of listings, and what still lies there; nothing when there is nothing. */
export function ReviewHomeCard({
  waiting,
  asked,
  freed,
}: {
  waiting: number;
  asked: { id: string; name: string }[];
  freed: number;
}) {
  const { t } = useTranslation('listings');
  return (
    <>
      {asked.length > 0 && (
        <Banner tone="warning" title={t('review.home.asked')}>
          <BlockStack gap="200">
            {asked.map(({ id, name }) => (
              <Button key={id} size="large" fullWidth url={`/admin/listings/${id}`}>
                {t('review.home.mend', { name })}
              </Button>
            ))}
          </BlockStack>
        </Banner>
      )}
      {waiting > 0 && (
        <Banner tone="info">
          <Text as="p">{t('review.home.waiting', { count: waiting })}</Text>
        </Banner>
      )}
      {freed > 0 && (
        <Banner tone="info" title={t('review.home.freed', { count: freed })}>
          <Button size="large" url="/admin/listings">
            {t('review.home.look')}
          </Button>
        </Banner>
      )}
    </>
  );
}
