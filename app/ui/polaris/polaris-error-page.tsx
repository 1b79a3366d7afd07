import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { Banner, BlockStack, Button } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { AdminPage } from './admin-page';
import { PolarisProvider } from './provider';

/** Says in plain words that something is not there, or that we are at fault; `home` leads back. A layout's `ErrorBoundary`. */
export function PolarisErrorPage({ home }: { home: string }) {
  const { t } = useTranslation('common');
  const error = useRouteError();
  const kind = isRouteErrorResponse(error) && error.status === 404 ? 'missing' : 'fault';
  return (
    <PolarisProvider>
      <AdminPage title={t(`errors.${kind}.title`)}>
        <BlockStack gap="400">
          <Banner tone={kind === 'missing' ? 'info' : 'warning'}>{t(`errors.${kind}.text`)}</Banner>
          <Button size="large" url={home}>
            {t('nav.toStart')}
          </Button>
        </BlockStack>
      </AdminPage>
    </PolarisProvider>
  );
}
