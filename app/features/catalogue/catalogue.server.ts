import { openCatalogue, type CatalogueEntry } from './catalogue';
import entries from './data/catalogue.json' with { type: 'json' };

/** The project's reference list, loaded once on the server; every entry is held to its type by a test. */
export const catalogue = openCatalogue(entries as CatalogueEntry[]);
