import { GROUPS, LIGHTS, UNITS, WATERINGS, type Unit } from '~/features/catalogue/vocabulary';
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

const PACKS = ['cap', 'chuc', 'thien', 'khay', 'bo'] as const;

function readWords(lang: Lang): FeedWords {
  const t = translator(lang, 'feeds');
  const name = translator(lang, 'catalogue');
  const packs = table(PACKS, (unit) => t(`file.packs.${unit}`));
  const other = t('file.packs.other');
  const [plant, thing] = [t('file.plant'), t('file.thing')];
  const packOf = (unit: Unit) => PACKS.find((pack) => pack === unit);
  return {
    groups: table(GROUPS, (group) => name(`groups.${group}`)),
    units: table(UNITS, (unit) => name(`units.${unit}`)),
    lights: table(LIGHTS, (light) => name(`light.${light}`)),
    waterings: table(WATERINGS, (water) => name(`water.${water}`)),
    pack: (unit, pieces, living) => {
      const pack = packOf(unit);
      return t('file.pack', {
        pack: pack ? packs[pack] : other,
        pieces: formatWhole(pieces),
        piece: living ? plant : thing,
      });
    },
    family: (living) => t(living ? 'file.living' : 'file.goods'),
    centimetres: (n) => t('file.centimetres', { n }),
    ocop: (stars) => t('file.ocop', { stars }),
    pricePer: (unit) => t('file.pricePer', { unit }),
    soldBy: (shop) => t('file.soldBy', { shop }),
    facts: table(FACTS, (fact) => t(`file.facts.${fact}`)),
    section: t('file.section'),
    mark: JSON.stringify(['feeds', 'catalogue'].map((room) => i18nFor(lang).getResourceBundle(lang, room) as unknown)),
  };
}

/** A record with one word for each key of a list. */
const table = <Key extends string>(keys: readonly Key[], word: (key: Key) => string): Record<Key, string> =>
  Object.fromEntries(keys.map((key) => [key, word(key)])) as Record<Key, string>;
