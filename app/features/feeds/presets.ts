import type { Channel } from './channel';

/** Categories to choose from, by the tree they belong to: plants, seeds, food, crafts. Ids of Google (2021-09-21) and Meta. */
export const PRESETS = {
  google: [
    ['985', 'plants'],
    ['984', 'flowers'],
    ['1684', 'trees'],
    ['543558', 'houseplants'],
    ['543559', 'shrubs'],
    ['543560', 'landscaping'],
    ['5590', 'aquatic'],
    ['2802', 'seeds'],
    ['543561', 'bulbs'],
    ['2962', 'gardening'],
    ['113', 'fertilizers'],
    ['721', 'pots'],
    ['422', 'food'],
    ['16', 'crafts'],
  ],
  meta: [
    ['1780', 'plants'],
    ['1781', 'seeds'],
    ['112', 'gardening'],
    ['115', 'fertilizers'],
    ['116', 'decor'],
    ['18', 'food'],
    ['8', 'sweets'],
    ['24', 'tea'],
    ['169', 'crafts'],
  ],
} as const;

/** What a channel's category may be: one of a list, words of the marketplace's own tree, or nothing to say. */
export type CategoryChoice = keyof typeof PRESETS | 'typed' | null;

export function categoryChoice({ fields, sheet }: Pick<Channel, 'fields' | 'sheet'>): CategoryChoice {
  const has = (...names: string[]) => fields.some(({ name }) => names.includes(name));
  if (has('fb_product_category')) return 'meta';
  if (has('google_product_category')) return 'google';
  return sheet && has('category', 'ps_category') ? 'typed' : null;
}
