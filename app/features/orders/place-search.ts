import type { PlaceChoice } from '~/features/shops/place-choice';

/** What a search for a place came to; `query` is what was typed. */
export type PlaceSearch = { query: string; found: PlaceChoice[] };
