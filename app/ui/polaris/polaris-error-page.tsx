import { useRouteError } from '@remix-run/react';
import { Banner, BlockStack, Button } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { errorKind } from '../error-page';
import { AdminPage } from './admin-page';
import { PolarisProvider } from './provider';

/** Says in plain words that something is not there, that the network is away, or that we are at fault; `home` leads back. A layout's `ErrorBoundary`. */
export function PolarisErrorPage({ home }: { home: string }) {
  const { t } = useTranslation('common');
  const kind = errorKind(useRouteError());
  return (
    <PolarisProvider>
      <AdminPage title={t(`errors.${kind}.title`)}>
        <BlockStack gap="400">
          <Banner tone={kind === 'fault' ? 'warning' : 'info'}>{t(`errors.${kind}.text`)}</Banner>
          {kind === 'offline' && (
            <Button size="large" variant="primary" onClick={() => window.location.reload()}>
              {t('errors.again')}
            </Button>
          )}
          <Button size="large" url={home}>
            {t('nav.toStart')}
          </Button>
        </BlockStack>
      </AdminPage>
    </PolarisProvider>
  );
}
