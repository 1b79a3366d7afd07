import type { FeedContext, FeedItem } from './item';
import { yearAfter } from './item';
import { hasSizes } from './parts';
import type { FeedProblem } from './problems';
import { wordText } from './wording';

/** Shorter than this, a description tells a buyer nothing. */
const DESCRIPTION_GOOD = 60;

/** A plant may be loved for many things; that it cures is for doctors to say, and marketplaces refuse who says it. */
const CURES =
  /(?<!\p{L})(?:chữa (?:bệnh|khỏi|lành|ung thư|tiểu đường|mất ngủ|ho)|trị (?:bá bệnh|ung thư|tiểu đường|mất ngủ|viêm|ho)|đặc trị)(?!\p{L})/iu;

/** What does better everywhere. */
export function adviseWords(item: FeedItem): FeedProblem[] {
  const { listing } = item;
  const { text } = wordText(listing.description);
  const advice: FeedProblem[] = [];
  if (text.length < DESCRIPTION_GOOD) advice.push({ code: 'feeds.description-short', field: 'description' });
  const claim = /chữa|trị/i.test(text + listing.name) && CURES.exec(`${listing.name}\n${text}`)?.[0];
  if (claim) advice.push({ code: 'feeds.text-cures', field: 'description', with: { words: claim } });
  if (listing.gtin && hasSizes(item)) advice.push({ code: 'feeds.code-of-many', field: 'detail-gtin' });
  return advice;
}

/** Marketplaces list goods that are shipped or fetched, not hours of work. */
export const refuseService = ({ listing }: FeedItem): FeedProblem[] =>
  listing.group === 'service' || listing.origin === 'service' ? [{ code: 'feeds.service', field: 'group' }] : [];

/** A pre-order more than a year ahead is refused by whoever wants its day. */
export const refuseFarAhead = ({ listing }: FeedItem, { today }: FeedContext): FeedProblem[] =>
  listing.preorderOn !== null && listing.preorderOn > yearAfter(today)
    ? [{ code: 'feeds.preorder-too-far', field: 'preorderOn' }]
    : [];
