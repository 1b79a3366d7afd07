import type { i18n, TFunction } from 'i18next';

type FixedT = (...asked: unknown[]) => TFunction;
type Speak = (key: string, options?: unknown) => string;
/** A sentence before it is filled in: its text, and cut at the names of words; null where i18next has to fill it in. */
type Template = { text: string; pieces: string[] | null };

/** What in an option chooses another sentence, or another way to fill it in. All else is a word to be filled in. */
const STEERING = new Set(
  `count context ordinal ns lng lngs replace keyPrefix defaultValue fallbackLng nest interpolation postProcess joinArrays
   returnObjects returnDetails skipInterpolation appendNamespaceToCIMode ignoreJSONStructure`.split(/\s+/),
);
/** A number may choose another form of a sentence; nothing else may that is an option beside it. */
function countOf(options: Readonly<Record<string, unknown>>): number | null | 'steered' {
  let count: number | null = null;
  for (const name in options) {
    if (!STEERING.has(name)) continue;
    const value = options[name];
    if (name !== 'count' || typeof value !== 'number') return 'steered';
    count = value;
  }
  return count;
}

/** Words of a plain sentence: `{{name}}` and nothing else that i18next gives a meaning. */
const NAMED = /\{\{\s*(\w+)\s*\}\}/;
function templateOf(text: unknown): Template | null {
  if (typeof text !== 'string' || text.includes('$t(')) return null;
  const pieces = text.split(NAMED); // text, name, text, name, text
  return { text, pieces: pieces.some((piece) => piece.includes('{{')) ? null : pieces };
}

function fillIn(pieces: readonly string[], options: Readonly<Record<string, unknown>>): string | null {
  let said = pieces[0]!;
  for (let at = 1; at < pieces.length; at += 2) {
    const value = options[pieces[at]!];
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    said += value + pieces[at + 1]!;
  }
  return said;
}

/**
 * An instance that finds a sentence once and remembers it. i18next looks for it anew each time, which is a sixth of what a
 * page of shoppers costs; where more than a number chooses the sentence, it still does. Texts and numbers are filled in
 * here, all else by i18next's own interpolator. Keys come from the code, so that what is remembered has an end.
 */
export function quick(instance: i18n): i18n {
  const speakers = new Map<string, TFunction>();
  const getFixedT: FixedT = (...asked) => {
    const name = JSON.stringify(asked);
    let speaker = speakers.get(name);
    if (!speaker)
      speakers.set(name, (speaker = quickSpeaker(instance, (instance.getFixedT as FixedT).apply(instance, asked))));
    return speaker;
  };
  return Object.assign(Object.create(instance) as i18n, { getFixedT: getFixedT as i18n['getFixedT'] });
}

const NOTHING = {};

function quickSpeaker(instance: i18n, fixed: TFunction): TFunction {
  const slow = fixed as unknown as Speak;
  const { interpolator } = instance.services;
  const forms = new Intl.PluralRules(instance.language);
  const templates = new Map<string, Template | null>();
  const find = (key: string, count: number | null): Template | null => {
    const name = count === null ? key : `${key} ${count === 0 ? 'zero' : forms.select(count)}`; // no key has a space
    let template = templates.get(name);
    if (template === undefined) {
      template = templateOf(slow(key, { skipInterpolation: true, ...(count === null ? {} : { count }) }));
      templates.set(name, template);
    }
    return template;
  };
  const speak: Speak = (key, options) => {
    if (typeof key !== 'string' || (options !== undefined && (typeof options !== 'object' || options === null)))
      return slow(key, options);
    const given = (options ?? NOTHING) as Readonly<Record<string, unknown>>;
    const count = countOf(given);
    const template = count === 'steered' ? null : find(key, count);
    if (!template) return slow(key, options);
    const { text, pieces } = template;
    if (pieces?.length === 1) return text;
    return (pieces && fillIn(pieces, given)) ?? interpolator.interpolate(text, given, instance.language, given);
  };
  return Object.assign(speak, fixed) as unknown as TFunction;
}
