import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import styles from './error-page.css?url';

/** What went wrong, in the ways a visitor can tell apart: it is not there, the network is away, or we are at fault. */
export function errorKind(error: unknown): 'missing' | 'offline' | 'fault' {
  if (isRouteErrorResponse(error)) return error.status === 404 ? 'missing' : 'fault';
  return typeof window !== 'undefined' && !navigator.onLine ? 'offline' : 'fault';
}

/** Says in plain words that a page is not there, or that we are at fault, and shows the way back. */
export function OuterErrorPage() {
  const { t } = useTranslation('common');
  const kind = errorKind(useRouteError());
  return (
    <main>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M5 19C4 9 10 4 20 4c0 10-5 16-13 14M5 20c2-6 5-9 10-11" />
      </svg>
      <h1>{t(`errors.${kind}.title`)}</h1>
      <p>{t(`errors.${kind}.text`)}</p>
      {kind === 'offline' ? (
        <button onClick={() => window.location.reload()}>{t('errors.again')}</button>
      ) : (
        <a href="/">{t('errors.home')}</a>
      )}
    </main>
  );
}

/** The head of that page; it stands in `Layout`, because a route that failed has no `meta` to be asked. */
export function ErrorHead({ error }: { error: unknown }) {
  const { t } = useTranslation('common');
  return (
    <>
      <title>{t(`errors.${errorKind(error)}.title`)}</title>
      <meta name="robots" content="noindex" />
      <link rel="stylesheet" href={styles} />
    </>
  );
}
