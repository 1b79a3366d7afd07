import { describe, expect, it } from 'vitest';

import { findSpecies } from '~/features/catalogue/catalogue';
import { catalogue } from '~/features/catalogue/catalogue.server';
import { piecesOf, type Unit } from '~/features/catalogue/vocabulary';
import { DETAIL_FIELDS } from '~/features/listings/details-table';
import { publishProblems } from '~/features/listings/listing';
import { places } from '~/features/shops/places.server';

import { COOPERATIVE, GARDENS } from './gardens';
import { draftOf } from './listing-draft';

const NOW = new Date('2026-11-23T09:00:00+07:00');
/** Two weeks before Tết, the day after it, and years from now: the demo must load on any of them. */
const DAYS = [
  NOW,
  new Date('2027-01-26T09:00:00+07:00'),
  new Date('2027-02-07T09:00:00+07:00'),
  new Date('2031-06-01'),
];

const LISTINGS = GARDENS.flatMap((garden) =>
  garden.listings.map((listing) => ({
    ...listing,
    garden: garden.shop.name,
    title: `${garden.shop.name}: ${listing.name}`,
  })),
);
const named = LISTINGS.map((listing) => [listing.title, listing] as const);

const repeated = (texts: string[]) => texts.filter((text, index) => texts.indexOf(text) < index);
const pieces = (unit: Unit, said: number | undefined) => said ?? piecesOf(unit) ?? 1;

describe('the demo as a whole', () => {
  it('has about 120 listings of six gardens', () => {
    expect(GARDENS).toHaveLength(6);
    expect(LISTINGS.length).toBeGreaterThanOrEqual(115);
    expect(LISTINGS.length).toBeLessThanOrEqual(130);
  });

  it('repeats no name and no description, in either language', () => {
    expect(repeated(LISTINGS.map(({ name }) => name))).toEqual([]);
    expect(repeated(LISTINGS.map(({ nameEn }) => nameEn))).toEqual([]);
    expect(repeated(LISTINGS.map(({ about }) => about))).toEqual([]);
    expect(repeated(LISTINGS.map(({ aboutEn }) => aboutEn))).toEqual([]);
  });

  it('stands in communes of today, and everybody has a phone of their own', () => {
    for (const { shop } of GARDENS) expect(places.formatPlace(shop.communeCode), shop.name).toContain('Vĩnh Long');
    expect(places.formatPlace(COOPERATIVE.communeCode)).toContain('Vĩnh Long');
    const phones = GARDENS.flatMap(({ owner, helpers = [] }) => [owner, ...helpers]).map(({ phone }) => phone);
    expect(repeated([...phones, COOPERATIVE.manager.phone])).toEqual([]);
  });

  it('gives papers to listings that exist', () => {
    for (const { certificates, listings } of GARDENS)
      for (const { listing } of certificates) if (listing) expect(listings.map(({ name }) => name)).toContain(listing);
  });

  it('is composed Vietnamese throughout', () => {
    const text = JSON.stringify([COOPERATIVE, GARDENS]);
    expect(text).toBe(text.normalize('NFC'));
  });
});

describe.each(named)('%s', (_title, listing) => {
  it('could have been written on the form, whatever day it is', () => {
    for (const day of DAYS) expect(draftOf(listing, day)).toMatchObject({ ok: true });
  });

  it('may be published, unless it is a draft', () => {
    for (const day of DAYS) {
      const draft = draftOf(listing, day);
      if (!draft.ok) throw new Error('see the form');
      const problems = publishProblems({ ...draft.value, photoCount: listing.photos.length });
      if (listing.state === 'draft') expect(problems).not.toEqual([]);
      else expect(problems).toEqual([]);
    }
  });

  it('speaks English and names a species the catalogue has', () => {
    expect(listing.nameEn).not.toBe('');
    expect(listing.aboutEn).not.toBe('');
    expect(Boolean(listing.care)).toBe(Boolean(listing.careEn));
    if (listing.species) expect(findSpecies(catalogue, listing.species)).not.toBeNull();
    else expect(listing.group && listing.unit).toBeTruthy();
  });

  it('asks a price that its kind is worth', () => {
    const species = listing.species ? findSpecies(catalogue, listing.species) : null;
    if (!species) return;
    const usual = pieces(species.unit, undefined);
    const here = pieces(listing.unit ?? species.unit, listing.pieces);
    for (const { price, size } of listing.sizes) {
      if (price === null) continue;
      expect(price / here, size).toBeGreaterThanOrEqual(species.priceMin / usual / 3);
      expect(price / here, size).toBeLessThanOrEqual((species.priceMax / usual) * 3);
    }
  });

  it('tells only details its kind is asked for, and nothing the catalogue knows to be wrong', () => {
    const draft = draftOf(listing, NOW);
    if (!draft.ok) throw new Error('see the form');
    const asked = new Set(DETAIL_FIELDS.filter(({ groups }) => groups(draft.value.group)).map(({ id }) => id));
    expect(Object.keys(listing.details ?? {}).filter((id) => !asked.has(id as never))).toEqual([]);
    if (listing.details?.petSafe)
      expect(listing.species && findSpecies(catalogue, listing.species)?.harmsPets).not.toBe(true);
  });
});
