import { data } from '@remix-run/node';

import type { AskedAgain } from '~/shared/page';
import type { Problem } from '~/shared/result';

/** The thing itself, or a 404 for what is not there or not theirs: both alike, so nobody learns what exists. */
export function orNotFound<Thing>(thing: Thing | null | undefined): Thing {
  if (thing === null || thing === undefined) throw notFound();
  return thing;
}

export const notFound = (): Response => new Response(null, { status: 404, statusText: 'Not Found' });

/** The same page again with what was typed and what to mend: 422. Passwords are not sent back. */
export function askAgain(form: FormData, problems: Problem[], status = 422) {
  return data({ values: typedValues(form), problems } satisfies AskedAgain, { status });
}

/** The text fields of a form; the last one wins where a name comes twice. */
export function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string' && !/password/i.test(name)) values[name] = value;
  return values;
}

/** A text field as it was typed, or an empty text. */
export function readText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** An answer for a machine that something is wrong with its request (RFC 9457). */
export const problemBody = (status: number, title: string, extra: Record<string, unknown> = {}): Response =>
  Response.json(
    { type: 'about:blank', title, status, ...extra },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );
