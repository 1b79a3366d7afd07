import type { Dong } from '~/shared/dong';

import { nameForms, type NameForm } from './catalogue-search';
import type { Container, Difficulty, Group, Light, Propagation, ShipMode, Unit, Watering } from './vocabulary';

/** One thing gardens commonly sell, with all that a new listing of it can be given beforehand. */
export type CatalogueEntry = {
  id: string;
  group: Group;
  nameVi: string;
  nameEn: string;
  /** Scientific name, or the genus where many species are sold as one. Null for goods. */
  species: string | null;
  cultivar: string | null;
  /** What else people call it, Southern and Northern. */
  otherNames: string[];
  unit: Unit;
  /** Usual sizes in the trade's words, smallest first. */
  sizes: string[];
  /** What gardens usually ask for one unit: a hint to the grower, never shown to a buyer. */
  priceMin: Dong;
  priceMax: Dong;
  /** Months 1–12. */
  saleMonths: number[];
  /** Bought for Tết above all. */
  tet: boolean;
  light: Light | null;
  water: Watering | null;
  difficulty: Difficulty | null;
  /** Harms people who eat it or touch its sap. */
  toxic: boolean;
  /** Harms cats or dogs that chew on it. */
  harmsPets: boolean;
  thorns: boolean;
  scented: boolean;
  propagation: Propagation | null;
  container: Container | null;
  shipModes: ShipMode[];
  /** Number in Google's product taxonomy. */
  googleCategory: number;
  /** The law asks where planting material of this crop came from (Decree 94/2019/NĐ-CP, article 8). */
  seedSource: boolean;
  /** Appendix of the convention on trade in endangered species. */
  cites: 'II' | null;
  careVi: string;
  careEn: string;
};

/** The reference list, ready to be asked. */
export type Catalogue = {
  entries: readonly CatalogueEntry[];
  byId: ReadonlyMap<string, CatalogueEntry>;
  names: readonly NameForm[];
};

/** Prepares the list for searching; done once. */
export const openCatalogue = (entries: readonly CatalogueEntry[]): Catalogue => ({
  entries,
  byId: new Map(entries.map((entry) => [entry.id, entry])),
  names: entries.flatMap(nameForms),
});

export const findSpecies = (catalogue: Catalogue, id: string): CatalogueEntry | null => catalogue.byId.get(id) ?? null;

/** What a new listing starts with when its species is picked. Stock and price stay the grower's to say. */
export type Prefill = Omit<CatalogueEntry, 'id' | 'nameVi' | 'priceMin' | 'priceMax' | 'sizes'> & {
  speciesId: string;
  name: string;
  /** The smallest usual size, to be changed at once if it is another. */
  size: string;
  sizeChoices: string[];
  /** For a sentence under the price field. */
  usualPrice: { min: Dong; max: Dong };
};

/** The values a new listing gets from the catalogue; null for a species that is not in it. */
export function prefill(catalogue: Catalogue, speciesId: string): Prefill | null {
  const entry = findSpecies(catalogue, speciesId);
  if (!entry) return null;
  const { id, nameVi, priceMin, priceMax, sizes, ...same } = entry;
  return {
    ...same,
    speciesId: id,
    name: nameVi,
    size: sizes[0] ?? '',
    sizeChoices: sizes,
    usualPrice: { min: priceMin, max: priceMax },
  };
}
