/** What a text left open; each has its sentence in the locale namespace `spoken`, under `problems`. */
export const QUESTIONS = [
  'thousands', // "ba trăm rưỡi" for a price: of thousands or of millions?
  'tail', // "1tr50": 1.050.000 or 1.500.000?
  'separator', // "1.500k": a dot between thousands, or a decimal one?
  'slang', // "2 xị": what the money is called among friends
  'range', // "năm sáu chục", "300-400k"
  'about', // "khoảng 200"
  'vague', // "vài chục"
  'chuc', // "một chục": ten, twelve, fourteen or sixteen?
  'thien', // "một thiên": ten times a hundred, or a hundred chục of twelve?
  'length-unit', // "chậu 3": tấc or centimetres? "phi 110": millimetres?
  'which-size', // "3 tấc": the pot or the plant?
  'two-counts', // "20 chậu và 30 cây"
  'two-prices',
  'two-units', // 200 pots, priced by the pair
] as const;
export type Question = (typeof QUESTIONS)[number];

/**
 * What a text means: one thing, or one of several that only its writer can tell apart, or nothing that can be read.
 * The likelier reading stands first.
 */
export type Reading<Value> =
  { kind: 'clear'; value: Value } | { kind: 'unclear'; question: Question; readings: Value[] } | { kind: 'nothing' };

export const NOTHING = { kind: 'nothing' } as const;

export const clear = <Value>(value: Value): Reading<Value> => ({ kind: 'clear', value });

/** Asks when there is a question, even with one reading left: then it is "did you mean this?". */
export const readingOf = <Value>(values: Value[], question: Question | null): Reading<Value> => {
  const [first] = values;
  if (first === undefined) return NOTHING;
  return question === null ? clear(first) : { kind: 'unclear', question, readings: values };
};

/** The one value, or null where nothing was read or something has to be asked. */
export const clearOr = <Value>(reading: Reading<Value>): Value | null =>
  reading.kind === 'clear' ? reading.value : null;
