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

/** A name for a query by its text: the same text is planned once a connection. */
export const nameOf = (text: string): string => `q-${createHash('sha1').update(text).digest('base64url')}`;
