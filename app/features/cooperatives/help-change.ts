import { differencesOf } from '~/features/storefront/design-changes';
import { readDesign } from '~/features/storefront/read-design';

/** What a press of somebody who helped came to, as the member reads it. */
export type HelpLine = {
  subject: HelpSubject;
  /** Name of the listing, or of the shop. */
  of: string;
  /** The size it is about; empty: the listing itself. */
  size: string;
  /**
   * A column of the database, as a word for its sentence; `new` and `gone` for a whole thing. Of a look `after` is the
   * difference (`DesignDifference`), null where there is none to tell.
   */
  field: string;
  before: unknown;
  after: unknown;
};

export const HELP_SUBJECTS = ['shop', 'listing', 'variant', 'tier', 'photo', 'design', 'objection'] as const;
export type HelpSubject = (typeof HELP_SUBJECTS)[number];

/** One stored change: the watched columns before and after, null where there was no row. */
export type StoredChange = {
  subject: HelpSubject;
  subjectId: string;
  subjectKey: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** Columns whose value differs, in the order of their names. */
export function changedFields({ before, after }: Pick<StoredChange, 'before' | 'after'>): string[] {
  if (!before || !after) return [];
  return Object.keys({ ...before, ...after })
    .filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null))
    .sort();
}

/** Tells a change line by line; order of a form and what the house keeps for itself is nothing to tell. */
export function linesOf(change: StoredChange, named: { of: string; size: string }): HelpLine[] {
  const { subject, before, after } = change;
  const line = (field: string, was: unknown, is: unknown): HelpLine => ({
    subject,
    ...named,
    field,
    before: was,
    after: is,
  });
  if (subject === 'design') {
    const differences = differencesOf(readDesign(before?.draft), readDesign(after?.draft));
    return (differences.length > 0 ? differences : [null]).map((difference) => line('draft', null, difference));
  }
  if (!before) return [line('new', null, subject === 'tier' ? after?.price : null)];
  if (!after) return [line('gone', subject === 'tier' ? before.price : null, null)];
  return changedFields(change)
    .filter((field) => field !== 'position' && field !== 'species_id')
    .map((field) => line(field, before[field] ?? null, after[field] ?? null));
}
