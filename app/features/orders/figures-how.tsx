import { Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

/** How all this is counted, and what it cannot know. */
export function HowCounted() {
  const { t } = useTranslation('figures');
  return (
    <Text as="p" tone="subdued">
      {t('how')}
    </Text>
  );
}
