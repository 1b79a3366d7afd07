import type { Prefill } from '~/features/catalogue/catalogue';
import type { Group } from '~/features/catalogue/vocabulary';

import { detailTexts, readDetails } from './details';

/** A species the grower may mean, with all that it fills in on the form. */
export type Suggestion = {
  id: string;
  name: string;
  group: Group;
  /** Usual sizes, for a tap. */
  sizes: string[];
  /** đồng for one unit: what gardens usually ask. */
  usualPrice: { min: number; max: number };
  /** Field name → text. */
  texts: Record<string, string>;
};

/** What a picked species says of a listing beforehand; price, quantity and size stay the grower's to say. */
export const toSuggestion = (given: Prefill): Suggestion => ({
  id: given.speciesId,
  name: given.name,
  group: given.group,
  sizes: given.sizeChoices,
  usualPrice: given.usualPrice,
  texts: {
    speciesId: given.speciesId,
    group: given.group,
    unit: given.unit,
    nameEn: given.nameEn,
    localNames: given.otherNames.slice(0, 10).join(', '),
    scientificName: given.species ?? '',
    cultivar: given.cultivar ?? '',
    care: given.careVi,
    careEn: given.careEn,
    seasonMonths: given.saleMonths.length === 12 ? '' : given.saleMonths.join(','),
    googleCategory: String(given.googleCategory),
    ...detailTexts(
      readDetails({
        light: given.light ? [given.light] : undefined,
        water: given.water ?? undefined,
        difficulty: given.difficulty ? String(given.difficulty) : undefined,
        toxic: given.toxic,
        thorns: given.thorns,
        scented: given.scented,
        propagation: given.propagation ?? undefined,
        container: given.container ?? undefined,
        modes: given.shipModes,
      }),
    ),
  },
});

/** Fills in what a species says, but never over what the grower has typed. Answers the values and what was filled. */
export function fillIn(
  values: Record<string, string>,
  touched: ReadonlySet<string>,
  suggestion: Suggestion,
): Record<string, string> {
  const filled = Object.entries(suggestion.texts).filter(([name]) => !touched.has(name) || !values[name]);
  return { ...values, ...Object.fromEntries(filled) };
}

/** The name to go on with: the whole name of a species that was half typed, or what was typed when that says more. */
export const nameAfterPick = (typed: string, picked: string): string =>
  typed.trim().length > picked.length ? typed : picked;
