/** What an import may be in the middle of; the database's words. */
export const IMPORT_STATES = ['reading', 'planned', 'refused', 'running', 'done', 'undoing', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** True while something is done behind the scenes, so that the page looks again by itself. */
export const isUnderWay = (state: ImportState): boolean => ['reading', 'running', 'undoing'].includes(state);

/** So long an import can be taken back; then what it wrote down of every listing's texts is forgotten with it. */
export const IMPORTS_KEPT_DAYS = 180;
