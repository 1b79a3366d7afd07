import type { i18n, TFunction } from 'i18next';

type FixedT = (...asked: unknown[]) => TFunction;
type Speak = (key: string, options?: unknown) => string;
/** A sentence before it is filled in. `plain`: there is nothing to be filled in. */
type Template = { text: string; plain: boolean };

/** What in an option chooses another sentence, or another way to fill it in. All else is a word to be filled in. */
const STEERING = new Set(
  `count context ordinal ns lng lngs replace keyPrefix defaultValue fallbackLng nest interpolation postProcess joinArrays
   returnObjects returnDetails skipInterpolation appendNamespaceToCIMode ignoreJSONStructure`.split(/\s+/),
);
const steers = (options: object): boolean => Object.keys(options).some((name) => STEERING.has(name));

/**
 * An instance that finds a sentence once and remembers it. i18next looks for it anew each time, which is a sixth of what a
 * page of shoppers costs; where a number or a context chooses the sentence, it still does. It fills in by i18next's own
 * interpolator. Keys come from the code, so that what is remembered has an end.
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

function quickSpeaker(instance: i18n, fixed: TFunction): TFunction {
  const slow = fixed as unknown as Speak;
  const templates = new Map<string, Template>();
  const templateOf = (key: string): Template => {
    const text = slow(key, { skipInterpolation: true });
    const template = { text, plain: typeof text !== 'string' || !text.includes('{{') };
    templates.set(key, template);
    return template;
  };
  const { interpolator } = instance.services;
  const speak: Speak = (key, options) => {
    if (
      typeof key !== 'string' ||
      (options !== undefined && (typeof options !== 'object' || options === null || steers(options)))
    )
      return slow(key, options);
    const { text, plain } = templates.get(key) ?? templateOf(key);
    if (typeof text !== 'string' || text.includes('$t(')) return slow(key, options);
    return plain ? text : interpolator.interpolate(text, options ?? {}, instance.language, options ?? {});
  };
  return Object.assign(speak, fixed) as unknown as TFunction;
}
