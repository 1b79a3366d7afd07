import { lengthOf } from '~/shared/text';

import type { Field, SizeLimit } from './channel';
import type { FeedContext, FeedItem } from './item';
import { unitOf } from './item';
import { boxSide, describe, hasSizes, titleOf, type Side } from './parts';
import { splitSizes } from './sizes';
import { wordLine } from './wording';

/** The columns that every marketplace's workbook has, each under its own key. */

/** A short name of a product within one workbook: the end of the listing's id, and which part of it this size is in. */
export function productCode(item: FeedItem, limit: SizeLimit): string {
  const part = splitSizes(item.prices, limit)[item.position] ?? 0;
  const code = item.listing.id.replaceAll('-', '').slice(-12);
  return part === 0 ? code : `${code}-${part + 1}`;
}

/**
 * A product's name: all sizes of it share it, so none is in it. Where a marketplace wants more letters than the grower
 * wrote, what is known anyway is added word by word.
 */
export const productNameField = (name: string, least: number, max: number): Field => ({
  name,
  need: 'required',
  kind: 'line',
  max,
  least,
  mend: 'name',
  missing: 'feeds.name-missing',
  value: (item, context) => {
    const { head } = titleOf(item, context);
    const tail: string[] = [];
    let length = lengthOf(wordLine(head).text);
    for (const words of moreWords(item, context)) {
      if (length >= least) break;
      tail.push(words);
      length += 2 + lengthOf(wordLine(words).text);
    }
    return { head, tail };
  },
});

const moreWords = (item: FeedItem, { words }: FeedContext): string[] =>
  [
    hasSizes(item) ? '' : item.variant.size,
    item.listing.cultivar,
    unitOf(item.listing, words),
    words.groups[item.listing.group],
    item.shop.name,
  ].filter((text) => text.trim() !== '');

export const productTextField = (name: string, max: number): Field => ({
  name,
  need: 'required',
  kind: 'text',
  max,
  mend: 'description',
  value: describe,
});

export const stockField = (name: string): Field => ({
  name,
  need: 'required',
  kind: 'exact',
  as: 'number',
  value: ({ variant }) => String(variant.stock),
});

export const skuField = (name: string): Field => ({
  name,
  need: 'required',
  kind: 'exact',
  max: 50,
  value: ({ variant }) => variant.sku,
});

/** Packed, in kilograms. */
export const packedWeightField = (name: string): Field => ({
  name,
  need: 'required',
  kind: 'exact',
  as: 'number',
  mend: 'weightGrams',
  ofVariant: true,
  missing: 'feeds.weight-missing',
  value: ({ variant }) => (variant.weightGrams ? String(variant.weightGrams / 1000) : null),
});

export const packedSideField = (name: string, side: Side): Field => ({
  name,
  need: 'optional',
  kind: 'exact',
  as: 'number',
  value: (item) => boxSide(item, side)?.toString() ?? null,
});

/** The picture of a place, from 0. */
export const pictureField = (name: string, place: number): Field => ({
  name,
  need: place === 0 ? 'required' : 'optional',
  kind: 'address',
  ...(place === 0 ? { mend: 'photos', missing: 'feeds.photo-missing' as const } : {}),
  value: (_item, _context, pictures) => pictures[place] ?? null,
});

/** What the sizes differ by, as the marketplace's buyers read it: "Cỡ". */
export const variationNameField = (name: string): Field => ({
  name,
  need: 'conditional',
  when: hasSizes,
  kind: 'line',
  max: 14,
  value: (_item, { words }) => words.facts.size,
});

export const variationField = (name: string, max: number): Field => ({
  name,
  need: 'conditional',
  when: hasSizes,
  kind: 'line',
  max,
  mend: 'size',
  ofVariant: true,
  missing: 'feeds.size-missing',
  value: ({ variant }) => variant.size,
});

/** The category the garden chose for the channel; marketplaces' own trees are theirs, so nothing is guessed. */
export const chosenCategoryField = (name: string): Field => ({
  name,
  need: 'optional',
  kind: 'line',
  max: 300,
  value: ({ listing }, { rules }) => rules?.categories?.[listing.group] ?? null,
});
