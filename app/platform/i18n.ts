import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

import type vi from '~/locales/vi';
import type { Lang } from '~/shared/lang';

/** The sentences of one language, or a part of them. */
export type Sentences = Partial<Record<keyof typeof vi, object>>;

/** One i18next for one language; made once, it may serve any number of requests. */
export function createI18n(lang: Lang, sentences: Sentences): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: lang,
    fallbackLng: false,
    resources: { [lang]: sentences },
    ns: Object.keys(sentences),
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false }, // React and the feed writers escape
    react: { useSuspense: false },
  });
  // for every sentence it copies what its options themselves hold (`getFixedT`); a child of them holds nothing
  instance.options = Object.create(instance.options) as i18n['options'];
  return instance;
}
