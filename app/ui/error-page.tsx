import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

/** Says in plain words that a page is not there, or that we are at fault, and shows the way back. */
export function OuterErrorPage() {
  const { t } = useTranslation('common');
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main style={{ maxWidth: '36rem', margin: '15vh auto', padding: '0 1rem', fontFamily: 'system-ui, sans-serif' }}>
      <title>{missing ? t('errors.missing.title') : t('errors.fault.title')}</title>
      <h1>{missing ? t('errors.missing.title') : t('errors.fault.title')}</h1>
      <p>{missing ? t('errors.missing.text') : t('errors.fault.text')}</p>
      <p>
        <a href="/">{t('errors.home')}</a>
      </p>
    </main>
  );
}
