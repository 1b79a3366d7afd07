import { Button, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

/** The way through a list of several pages. */
export function Pages({ page, pages, to }: { page: number; pages: number; to: (page: number) => string }) {
  const { t } = useTranslation('feeds');
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
