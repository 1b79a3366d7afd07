import { synonymsOf } from '~/features/catalogue/synonyms';
import { fold } from '~/shared/fold';

/**
 * All a searcher might type to find a listing, each way of saying it once: names North and South, species, cultivar,
 * the shop and where it is. The database folds it; a question is folded the same way.
 */
export function searchText(of: {
  name: string;
  nameEn: string;
  localNames: readonly string[];
  scientificName: string;
  cultivar: string;
  /** Other names the catalogue knows for the species. */
  catalogueNames: readonly string[];
  shopName: string;
  /** Names of the commune and the province. */
  place: readonly string[];
}): string {
  const names = [of.name, ...of.localNames, ...of.catalogueNames];
  const said = [
    ...names,
    ...names.flatMap(synonymsOf),
    of.nameEn,
    of.scientificName,
    of.cultivar,
    of.shopName,
    ...of.place,
  ].filter((words) => words.trim() !== '');
  const seen = new Set<string>();
  return said.filter((words) => !seen.has(fold(words)) && seen.add(fold(words))).join(' · ');
}
