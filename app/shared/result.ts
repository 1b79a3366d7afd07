/**
 * Something a person can mend. `code` is `room.what-is-wrong` and finds its sentence in the locale files,
 * `field` is the name of the form field it belongs to, `with` fills the sentence's blanks.
 */
export type Problem<Code extends string = string> = {
  code: Code;
  field?: string;
  with?: Record<string, string | number>;
};

/** What a wish came to: a value, or everything that stands in its way. */
export type Result<Value, P extends Problem = Problem> = { ok: true; value: Value } | { ok: false; problems: P[] };

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

/** Refuses a wish with all of its problems at once, so that nobody has to press twice. */
export const refuse = <P extends Problem>(...problems: P[]): { ok: false; problems: P[] } => ({ ok: false, problems });
