/** What an import may be in the middle of; the database's words. */
export const IMPORT_STATES = ['reading', 'planned', 'refused', 'running', 'done', 'undoing', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** True while something is done behind the scenes, so that the page looks again by itself. */
export const isUnderWay = (state: ImportState): boolean => ['reading', 'running', 'undoing'].includes(state);
