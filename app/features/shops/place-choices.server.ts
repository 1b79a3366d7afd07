import type { Lang } from '~/shared/lang';

import type { PlaceChoice } from './place-choice';
import { formatUnit } from './places';
import { places } from './places.server';

/** Communes a text may mean, as choices to tap, best first. */
export const findPlaces = (query: string, lang: Lang): PlaceChoice[] =>
  places.searchPlaces(query).map(({ commune, province, matchedOld }) => ({
    code: commune.code,
    name: formatUnit(commune, lang),
    around: formatUnit(province, lang),
    before: matchedOld ?? null,
  }));

/** What communes are called, by their codes; unknown ones are left out. */
export const placeNames = (codes: readonly string[], lang: Lang): Record<string, string> =>
  Object.fromEntries(codes.map((code) => [code, places.formatPlace(code, lang)]).filter(([, name]) => name));
