/** What a plant's tag says. `path` leads to its page, null when it is not public any more. */
export type CareTag = {
  lineId: string;
  name: string;
  size: string;
  scientificName: string;
  care: string;
  light: string[];
  water: string | null;
  path: string | null;
  /** How many of them are printed. */
  copies: number;
  /** The day it left the garden, 2026-12-01. */
  day: string;
};

/** More tags than these nobody prints from a telephone; a lot of a thousand seedlings gets this many. */
export const MOST_TAGS = 48;
