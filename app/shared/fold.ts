/**
 * Text as a searcher types it: lower case, without tone marks, đ as d.
 * The database has the same rule as the SQL function `fold`, so both sides of a comparison agree.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .normalize('NFC');
