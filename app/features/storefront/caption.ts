import { cutText, lengthOf } from '~/shared/text';

/**
 * Code points that every place takes where growers post: Instagram's 2,200 is the least of those that say (TikTok
 * 4,000, Facebook 63,206); Zalo says none.
 */
export const LONG_MOST = 2_000;
/** What a phone shows of a post before "see more". */
export const SHORT_MOST = 280;
/** Tags more than these look like begging; Instagram refuses a 31st. */
const TAGS_MOST = { short: 3, long: 8 } as const;
/** Sizes that are told one by one. */
const SIZES_MOST = 6;
/** Of the grower's own description. */
const STORY_MOST = 900;

/** What a post can say of a listing; sentences are already in its language. */
export type CaptionParts = {
  /** The whole short post without its tags. */
  short: string;
  /** The long post's lines around the description, in order. */
  first: string;
  sizes: string[];
  story: string;
  rest: string[];
  /** Names to make tags of, what matters most first. */
  tags: string[];
};

/** "Bông giấy hồng" → "#BôngGiấyHồng"; empty for what holds no letter. */
export function hashtag(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /\p{L}/u.test(joined) ? `#${joined}` : '';
}

const tagsOf = (names: readonly string[], most: number): string =>
  [...new Set(names.map(hashtag).filter(Boolean))].slice(0, most).join(' ');

/** A short and a long post, each within its limit, never cut inside its address or a tag. */
export function captionsOf({ short, first, sizes, story, rest, tags }: CaptionParts): { short: string; long: string } {
  const few = tagsOf(tags, TAGS_MOST.short);
  const withTags = `${short}\n${few}`;
  const frame = (told: string) =>
    [first, sizes.slice(0, SIZES_MOST).join('\n'), told, rest.join('\n'), tagsOf(tags, TAGS_MOST.long)]
      .filter(Boolean)
      .join('\n\n');
  const room = LONG_MOST - lengthOf(frame('')) - 2;
  return {
    short: lengthOf(withTags) <= SHORT_MOST ? withTags : short,
    long: frame(cutText(story, Math.min(STORY_MOST, Math.max(0, room)))),
  };
}
