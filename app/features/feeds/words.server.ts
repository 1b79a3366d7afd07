import { GROUPS, LIGHTS, UNITS, WATERINGS } from '~/features/catalogue/vocabulary';
import { i18nFor, translator } from '~/platform/i18n.server';
import type { Lang } from '~/shared/lang';
import { formatWhole } from '~/shared/number';

import { FACTS, type FeedWords } from './item';

const kept = new Map<Lang, FeedWords>();

/** The words of a feed in a language, looked up once: a feed asks for them a million times. */
export function wordsIn(lang: Lang): FeedWords {
  const known = kept.get(lang);
  if (known) return known;
  const words = readWords(lang);
  kept.set(lang, words);
  return words;
}

/** Stands for what is filled in later, and is in no sentence. */
const BLANK = '\u0001';

/** A sentence with one blank, filled by hand: looking it up each time costs more than the rest of a row. */
function sentence(whole: string): (fill: string | number) => string {
  const [before = '', after = ''] = whole.split(BLANK);
  return (fill) => before + fill + after;
}

const PACKS = ['cap', 'chuc', 'thien', 'khay', 'bo'] as const;

function readWords(lang: Lang): FeedWords {
  const t = translator(lang, 'feeds');
  const name = translator(lang, 'catalogue');
  const packsOf = (piece: string) =>
    table(UNITS, (unit) => {
      const pack = t(`file.packs.${PACKS.find((one) => one === unit) ?? 'other'}`);
      return sentence(t('file.pack', { pack, pieces: BLANK, piece }));
    });
  const plants = packsOf(t('file.plant'));
  const things = packsOf(t('file.thing'));
  const ready = sentence(t('file.readyFrom', { day: BLANK }));
  const [living, goods] = [t('file.living'), t('file.goods')];
  return {
    groups: table(GROUPS, (group) => name(`groups.${group}`)),
    units: table(UNITS, (unit) => name(`units.${unit}`)),
    lights: table(LIGHTS, (light) => name(`light.${light}`)),
    waterings: table(WATERINGS, (water) => name(`water.${water}`)),
    pack: (unit, pieces, isLiving) => (isLiving ? plants : things)[unit](formatWhole(pieces)),
    family: (isLiving) => (isLiving ? living : goods),
    centimetres: sentence(t('file.centimetres', { n: BLANK })),
    ocop: sentence(t('file.ocop', { stars: BLANK })),
    pricePer: sentence(t('file.pricePer', { unit: BLANK })),
    soldBy: sentence(t('file.soldBy', { shop: BLANK })),
    readyFrom: (day) => ready(day.split('-').reverse().join('/')),
    facts: table(FACTS, (fact) => t(`file.facts.${fact}`)),
    section: t('file.section'),
    mark: JSON.stringify(['feeds', 'catalogue'].map((room) => i18nFor(lang).getResourceBundle(lang, room) as unknown)),
  };
}

/** A record with one word for each key of a list. */
const table = <Key extends string, Word>(keys: readonly Key[], word: (key: Key) => Word): Record<Key, Word> =>
  Object.fromEntries(keys.map((key) => [key, word(key)])) as Record<Key, Word>;
