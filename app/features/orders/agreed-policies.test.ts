import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { NO_POLICIES } from '~/features/shops/policy';
import { DEFAULT_METHODS } from '~/features/shops/shipping-method';
import { i18nFor } from '~/platform/i18n.server';
import { LANGS, type Lang } from '~/shared/lang';

import { hashPolicies } from './agreed-policies.server';
import { policySections } from './policy-texts';
import { SELLING_DEFAULTS } from './selling';

type Settings = {
  claimHours: number;
  answerHours: number;
  returnPolicy: string;
  note: string;
  settleDays: number;
  lang: Lang;
};

const textOf = ({ claimHours, answerHours, returnPolicy, note, settleDays, lang }: Settings) => ({
  since: '2026-11-12',
  sections: policySections(
    {
      shop: {
        ...{ name: 'Vườn Bà Tư', address: 'xã Chợ Lách', phone: '+84901000001', zalo: null },
        selling: { ...SELLING_DEFAULTS, claimHours, answerHours, returnPolicy },
      },
      settings: { ...NO_POLICIES, settleDays, notes: note === '' ? {} : { returns: note } },
      ...{ methods: ['cod'], ways: DEFAULT_METHODS, keepMonths: 12 },
    },
    i18nFor(lang).getFixedT(lang, ['policies', 'orders', 'shops', 'storefront']),
  ),
});

const settings = fc.record({
  claimHours: fc.constantFrom(0, 24, 48),
  answerHours: fc.integer({ min: 1, max: 48 }),
  returnPolicy: fc.constantFrom('', 'Cây chết đổi cây.'),
  note: fc.oneof(fc.constant(''), fc.string({ minLength: 1 })),
  settleDays: fc.integer({ min: 1, max: 30 }),
  lang: fc.constantFrom(...LANGS),
});

it('names what a shop promises: the same settings alike, other words otherwise', () =>
  fc.assert(
    fc.property(settings, settings, (one, other) => {
      const hash = (given: Settings) => hashPolicies(textOf(given), given.lang);
      expect(hash(one)).toBe(hash({ ...one }));
      expect(hash(one)).toMatch(/^[0-9a-f]{32}$/);
      const isSame = one.lang === other.lang && isDeepStrictEqual(textOf(one), textOf(other));
      expect(hash(one) === hash(other)).toBe(isSame);
    }),
  ));

it('is another for any change of a sentence that is shown, of the day, and of the language', () =>
  fc.assert(
    fc.property(settings, fc.nat(), fc.nat(), fc.string({ minLength: 1 }), (given, place, part, more) => {
      const text = textOf(given);
      const changed = structuredClone(text);
      const section = changed.sections[place % changed.sections.length]!;
      const block = section.blocks[part % section.blocks.length]!;
      const edits = [
        () => (section.title += more),
        () => (block.text += more),
        () => (block.label = (block.label ?? '') + more),
      ];
      edits[(place + part) % edits.length]!();
      const hash = hashPolicies(text, given.lang);
      expect(hashPolicies(changed, given.lang)).not.toBe(hash);
      expect(hashPolicies({ ...text, since: '2026-11-13' }, given.lang)).not.toBe(hash);
      expect(hashPolicies(text, given.lang === 'vi' ? 'en' : 'vi')).not.toBe(hash);
    }),
  ));
