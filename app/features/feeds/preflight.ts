import { distinct, prepare, type Channel, type Standing } from './channel';
import type { FeedContext, FeedItem } from './item';
import type { FeedProblem } from './problems';

/** A listing on a channel: everything goes as it should, it goes and could do better, or (some of) it stays out. */
export const VERDICTS = ['goes', 'advice', 'out'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How one listing stands with one channel. */
export type ChannelVerdict = {
  channel: string;
  name: string;
  standing: Standing;
  verdict: Verdict;
  /** Reasons of what stays out, else advice. */
  problems: FeedProblem[];
  /** Sizes that stay out, of how many. */
  sizesOut: number;
  sizes: number;
};

/** Asks what the file asks, so that the two cannot disagree. A listing without any size stays out. */
export function judgeListing(channel: Channel, items: readonly FeedItem[], context: FeedContext): ChannelVerdict {
  const prepared = items.map((item) => prepare(channel, item, context));
  const reasons = prepared.flatMap((one) => ('leftOut' in one ? one.leftOut : []));
  const advice = prepared.flatMap((one) => ('goes' in one ? one.advice : []));
  const sizesOut = prepared.filter((one) => 'leftOut' in one).length;
  const verdict = sizesOut > 0 || items.length === 0 ? 'out' : advice.length > 0 ? 'advice' : 'goes';
  return {
    channel: channel.id,
    name: channel.name,
    standing: channel.standing,
    verdict,
    problems: distinct(verdict === 'out' ? reasons : advice),
    sizesOut,
    sizes: items.length,
  };
}

/** True when at least one size of the listing is taken. */
export const isTaken = ({ sizes, sizesOut }: Pick<ChannelVerdict, 'sizes' | 'sizesOut'>): boolean => sizesOut < sizes;

/** How many of the marketplaces that are open to Vietnam take a listing: "lên được 6/8 sàn". */
export function countTaken(verdicts: readonly ChannelVerdict[]): { taken: number; of: number } {
  const open = verdicts.filter(({ standing }) => standing === 'open' || standing === 'limited');
  return { taken: open.filter(isTaken).length, of: open.length };
}

/** As it will be once it is published, which is what a grower who has not yet pressed wants to know. */
export const asPublished = (item: FeedItem): FeedItem => ({
  ...item,
  listing: { ...item.listing, state: 'published' },
});
