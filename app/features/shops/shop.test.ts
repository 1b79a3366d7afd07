import { describe, expect, it } from 'vitest';

import {
  currentStep,
  freeSlug,
  mayOpenStep,
  missingToOpen,
  readContact,
  readShopName,
  slugFits,
  stepAfter,
} from './shop';

describe('the opening wizard', () => {
  it.each([
    ['begins with the name', 'name', 0, 'name'],
    ['goes on where it was left', 'contact', 0, 'contact'],
    ['asks for the first listing', 'listing', 0, 'listing'],
    ['takes a saved listing for the answer', 'listing', 1, 'publish'],
    ['does not skip a question because of a listing', 'place', 3, 'place'],
    ['begins again for a word it does not know', 'colour', 0, 'name'],
    ['is over', null, 5, null],
  ])('%s', (_story, setupStep, listings, step) => expect(currentStep({ setupStep, listings })).toBe(step));

  it.each([
    ['an answer leads on', 'name', 'name', 'place'],
    ['mending an earlier answer keeps the way already gone', 'name', 'listing', 'listing'],
    ['the last answer stays until the shop opens', 'publish', 'publish', 'publish'],
    ['mending after the opening starts nothing again', 'place', null, null],
  ] as const)('%s', (_story, answered, stored, next) => expect(stepAfter(answered, stored)).toBe(next));

  it('opens answered steps and the next, none beyond', () => {
    expect(mayOpenStep('name', 'contact')).toBe(true);
    expect(mayOpenStep('contact', 'contact')).toBe(true);
    expect(mayOpenStep('publish', 'contact')).toBe(false);
  });
});

describe('opening a shop', () => {
  it('says everything that is missing at once', () => {
    const codes = missingToOpen({ name: ' ', communeCode: null, phone: null, offered: 0 }).map(({ code }) => code);
    expect(codes).toEqual([
      'shops.name-missing',
      'shops.place-missing',
      'shops.phone-missing',
      'shops.listing-missing',
    ]);
  });
  it('wants no more than these four', () =>
    expect(missingToOpen({ name: 'Vườn Bà Tư', communeCode: '28870', phone: '+84901000001', offered: 1 })).toEqual([]));
});

describe('the address', () => {
  const free = (name: string, ...taken: string[]) => freeSlug(name, (slug) => taken.includes(slug));
  it.each([
    ['is the name without tone marks', 'Vườn Bà Tư', [], 'vuon-ba-tu'],
    ['counts on when it is taken', 'Vườn Bà Tư', ['vuon-ba-tu', 'vuon-ba-tu-2'], 'vuon-ba-tu-3'],
    ['is never a word of this site', 'Admin', [], 'admin-2'],
    ['is still one when no letter fits', '🌸🌸', ['vuon'], 'vuon-2'],
  ])('%s', (_story, name, taken, slug) => expect(free(name, ...taken)).toBe(slug));

  it('stays short enough for a number behind it', () =>
    expect(free('Vườn '.repeat(30)).length).toBeLessThanOrEqual(50));

  it.each([
    ['vuon-ba-tu', 'Vườn Bà Tư', true],
    ['vuon-ba-tu-12', 'vườn bà tư', true],
    ['vuon-ba-tu', 'Vườn Bà Tư Chợ Lách', false],
    ['vuon-ba-tu-cho-lach', 'Vườn Bà Tư', false],
  ])('%s fits “%s”: %s', (slug, name, fits) => expect(slugFits(slug, name)).toBe(fits));
});

describe('answers', () => {
  it('cleans a name and refuses none and a long one', () => {
    expect(readShopName('  Vườn\u200b  Bà Tư ')).toEqual({ ok: true, value: 'Vườn Bà Tư' });
    expect(readShopName(' ')).toMatchObject({ problems: [{ code: 'shops.name-missing', field: 'name' }] });
    expect(readShopName('a'.repeat(61))).toMatchObject({
      problems: [{ code: 'shops.name-too-long', with: { max: 60 } }],
    });
  });

  it.each([
    ['Zalo is the same', { phone: '0901 000 001', sameZalo: true, zalo: '' }, '+84901000001'],
    ['Zalo is another', { phone: '0901000001', sameZalo: false, zalo: '0912.345.678' }, '+84912345678'],
    ['there is no Zalo', { phone: '0901000001', sameZalo: false, zalo: '' }, null],
  ])('%s', (_story, given, zalo) =>
    expect(readContact(given)).toEqual({ ok: true, value: { phone: '+84901000001', zalo } }),
  );

  it('marks both numbers when both are wrong', () =>
    expect(readContact({ phone: '1', sameZalo: false, zalo: '2' })).toMatchObject({
      problems: [{ field: 'phone' }, { field: 'zalo' }],
    }));
});
