import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import en from '~/locales/en';
import viSentences from '~/locales/vi';
import { LANGS } from '~/shared/lang';

import { createI18n } from './i18n';
import { quick } from './quick-sentences';

const SENTENCES = { vi: viSentences, en };
type Speak = (key: string, options?: object) => unknown;

function keysOf(sentences: object, above = ''): [key: string, text: string][] {
  return Object.entries(sentences).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[`${above}${name}`, value] satisfies [string, string]]
      : keysOf(value as object, `${above}${name}.`),
  );
}

const words = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.constantFrom('{{name}}', '$t(common:yes)', '$&', '<b>', 'từ 120.000 ₫', '{{- name}}', undefined),
);

describe.each(LANGS)('a quick speaker of %s', (lang) => {
  const plain = createI18n(lang, SENTENCES[lang]);
  const fast = quick(plain);
  const all = Object.entries(SENTENCES[lang]).flatMap(([namespace, sentences]) =>
    keysOf(sentences).map(([key, text]) => ({ namespace, key, text })),
  );

  it('says every sentence as i18next does, whatever is filled in, the first time and again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.array(words, { minLength: 12, maxLength: 12 }),
        ({ namespace, key, text }, given) => {
          const names = [...text.matchAll(/\{\{-?\s*(\w+)/g)].map(([, name]) => name!);
          const options = Object.fromEntries(
            names.map((name, index) => [name, name === 'count' ? 3 : given[index % 12]]),
          );
          const [said, meant] = [fast, plain].map(
            (one) => (one.getFixedT as (lang: string, namespace: string) => unknown)(lang, namespace) as Speak,
          );
          for (let time = 0; time < 2; time++) expect(said!(key, options)).toEqual(meant!(key, options));
          expect(said!(`${namespace}:${key}`)).toEqual(meant!(`${namespace}:${key}`));
          const counted = key.replace(/_(?:zero|one|other)$/, '');
          for (const count of [0, 1, 2, 1.5, -1, NaN, '1', null, undefined])
            for (const rest of [{}, { context: 'x' }, { ordinal: true }])
              expect(said!(counted, { ...options, count, ...rest })).toEqual(
                meant!(counted, { ...options, count, ...rest }),
              );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('looks a sentence up once', () => {
    const look = vi.spyOn(plain.services.resourceStore as unknown as { getResource: Speak }, 'getResource');
    const speak = quick(plain).getFixedT(lang, 'storefront') as unknown as Speak;
    const [first] = ['1', '2', '3'].map((price) => (speak('card.from', { price }), look.mock.calls.length));
    expect(first).toBeGreaterThan(0);
    expect(look.mock.calls.length).toBe(first);
    look.mockRestore();
  });
});
