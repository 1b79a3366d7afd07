import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';

import { createI18n } from '~/platform/i18n';
import { DEFAULT_LANG, isLang } from '~/shared/lang';

const written = document.documentElement.lang;
const lang = isLang(written) ? written : DEFAULT_LANG;
void (lang === 'en' ? import('~/locales/en') : import('~/locales/vi')).then(({ default: sentences }) =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={createI18n(lang, sentences)}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  }),
);
