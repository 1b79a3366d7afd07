import { Banner, Box } from '@shopify/polaris';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

function watch(tell: () => void): () => void {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}

/** Says that the network is away, and that nothing typed is lost. */
export function OfflineBanner() {
  const { t } = useTranslation('common');
  const online = useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  );
  if (online) return null;
  return (
    <Box padding="400">
      <Banner tone="warning" title={t('offline.title')}>
        {t('offline.text')}
      </Banner>
    </Box>
  );
}
