import type { i18n, TFunction } from 'i18next';

import en from '~/locales/en';
import vi from '~/locales/vi';
import { isLang, DEFAULT_LANG, type Lang } from '~/shared/lang';

import { createI18n } from './i18n';
import { quick } from './quick-sentences';

const instances: Record<Lang, i18n> = { vi: createI18n('vi', vi), en: createI18n('en', en) };

/** Children of theirs, also because react-i18next copies what an instance itself holds for every component that speaks. */
const children: Record<Lang, i18n> = { vi: quick(instances.vi), en: quick(instances.en) };

/** The i18next of a language, for rendering on the server. */
export const i18nFor = (lang: Lang): i18n => children[lang];

/** `t` of a language and a namespace, for loaders, feeds and mail. */
export const translator = <Namespace extends keyof typeof vi>(lang: Lang, namespace: Namespace): TFunction<Namespace> =>
  children[lang].getFixedT(lang, namespace) as TFunction<Namespace>;

const COOKIE = 'lang';

/** The visitor's language: what the link says, else what was chosen before, else Vietnamese. */
export function langOf(search: URLSearchParams, cookie = ''): Lang {
  const asked = search.get('lang');
  if (isLang(asked)) return asked;
  const chosen = /(?:^|;\s*)lang=(\w+)/.exec(cookie)?.[1];
  return isLang(chosen) ? chosen : DEFAULT_LANG;
}

export const readLang = (request: Request): Lang =>
  langOf(new URL(request.url).searchParams, request.headers.get('cookie') ?? undefined);

/** Remembers a chosen language for a year. It is no secret and needs no signature. */
export const langCookie = (lang: Lang): string => `${COOKIE}=${lang}; Path=/; Max-Age=31536000; SameSite=Lax`;

/** The cookie to set when this link chooses a language, else null. */
export function chosenLangCookie(request: Request): string | null {
  const asked = new URL(request.url).searchParams.get('lang');
  return isLang(asked) ? langCookie(asked) : null;
}
