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

/** What several marketplaces say alike, said once. */
export type Together = {
  names: string[];
  verdict: Verdict;
  problems: FeedProblem[];
  /** The first of those that say it. */
  channel: string;
};

/** Verdicts with those that say the very same put together, what stays out first. */
export function together(verdicts: readonly ChannelVerdict[]): Together[] {
  const found = new Map<string, Together>();
  for (const { name, verdict, problems, channel } of verdicts) {
    const key = verdict + JSON.stringify(problems);
    const known = found.get(key);
    if (known) known.names.push(name);
    else found.set(key, { names: [name], verdict, problems, channel });
  }
  const order: readonly Verdict[] = ['out', 'advice', 'goes'];
  return [...found.values()].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
}

/** Each thing to mend once, with the names of the marketplaces that ask for it; what keeps a listing out comes first. */
export function wishesOf(
  verdicts: readonly ChannelVerdict[],
): { problem: FeedProblem; names: string[]; channel: string; verdict: Verdict }[] {
  const found = new Map<string, { problem: FeedProblem; names: string[]; channel: string; verdict: Verdict }>();
  const asking = (['out', 'advice'] as const).flatMap((wanted) => verdicts.filter(({ verdict }) => verdict === wanted));
  for (const { name, channel, verdict, problems } of asking)
    for (const problem of problems) {
      const key = JSON.stringify(problem);
      const known = found.get(key);
      if (known) known.names.push(name);
      else found.set(key, { problem, names: [name], channel, verdict });
    }
  return [...found.values()];
}
