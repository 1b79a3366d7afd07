/** The languages the house speaks, Vietnamese first. */
export const LANGS = ['vi', 'en'] as const;

export type Lang = (typeof LANGS)[number];

/** What a visitor gets who asked for nothing else. */
export const DEFAULT_LANG: Lang = 'vi';

export const isLang = (text: unknown): text is Lang => LANGS.some((lang) => lang === text);
