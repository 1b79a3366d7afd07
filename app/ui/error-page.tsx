import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import styles from './error-page.css?url';

/** What went wrong, in the two ways a visitor can tell apart: it is not there, or we are at fault. */
const kindOf = (error: unknown): 'missing' | 'fault' =>
  isRouteErrorResponse(error) && error.status === 404 ? 'missing' : 'fault';

/** Says in plain words that a page is not there, or that we are at fault, and shows the way back. */
export function OuterErrorPage() {
  const { t } = useTranslation('common');
  const kind = kindOf(useRouteError());
  return (
    <main>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M5 19C4 9 10 4 20 4c0 10-5 16-13 14M5 20c2-6 5-9 10-11" />
      </svg>
      <h1>{t(`errors.${kind}.title`)}</h1>
      <p>{t(`errors.${kind}.text`)}</p>
      <a href="/">{t('errors.home')}</a>
    </main>
  );
}

/** The head of that page; it stands in `Layout`, because a route that failed has no `meta` to be asked. */
export function ErrorHead({ error }: { error: unknown }) {
  const { t } = useTranslation('common');
  return (
    <>
      <title>{t(`errors.${kindOf(error)}.title`)}</title>
      <meta name="robots" content="noindex" />
      <link rel="stylesheet" href={styles} />
    </>
  );
}
