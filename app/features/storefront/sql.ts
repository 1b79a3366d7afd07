import { createHash } from 'node:crypto';

/** Collects the values of a query and hands out their places, so that no value is ever written into SQL. */
export class Values {
  readonly list: unknown[] = [];

  /** The place of a value: `$1`, `$2`, … */
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/**
 * A value that the planner does not see. Else it plans a question anew for each word or kind, because it expects to do
 * better for this one, and planning takes longer than answering.
 */
export const unseen = (place: string, type: string): string => `(SELECT ${place}::${type})::${type}`;

/** A name for a query by its text: the same text is planned once a connection. */
export function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    if (names.size === NAMES_MOST) names.clear();
    names.set(text, (name = `q-${createHash('sha1').update(text).digest('base64url')}`));
  }
  return name;
}
/** Values are never in a text, so there are as many as shapes of questions: some dozens. */
const NAMES_MOST = 500;
const names = new Map<string, string>();
