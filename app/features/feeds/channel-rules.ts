import type { Group } from '~/features/catalogue/vocabulary';
import { variantField } from '~/features/listings/listing';
import { LANGS, type Lang } from '~/shared/lang';
import { cleanText } from '~/shared/text';

import type { Channel } from './channel';
import type { FeedContext, FeedItem } from './item';
import type { FeedProblem } from './problems';

/** How a price with a mark-up is made round again, in đồng. */
export const ROUNDINGS = [1, 1_000, 5_000, 10_000] as const;

/** What may stand between braces in the pattern of a title. */
export const TITLE_WORDS = ['name', 'size', 'cultivar', 'scientific', 'garden', 'unit'] as const;
export type TitleWord = (typeof TITLE_WORDS)[number];

/** What a garden wants of one channel; what is not said is left as it is. */
export type ChannelRules = {
  /** Nothing goes there at all. */
  off?: true;
  /** Kinds that stay out. */
  withoutGroups?: readonly Group[];
  /** What is sold out stays out instead of being called sold out. */
  withoutSoldOut?: true;
  /** What has a weak photo stays out. */
  withoutWeakPhotos?: true;
  /** Đồng, both included, of the garden's own price. */
  priceFrom?: number;
  priceTo?: number;
  /** "{name} {size}, {garden}" */
  title?: string;
  /** Percent on top of the garden's price, where the channel sells by itself. */
  markup?: number;
  /** The price with its mark-up is raised to a multiple of it. */
  round?: (typeof ROUNDINGS)[number];
  /** The channel's own category instead of ours, by kind: an id or a path. */
  categories?: Readonly<Partial<Record<Group, string>>>;
  lang?: Lang;
};

export const MARKUP_MAX = 100;
const TITLE_MAX = 150;

const NOTHING: readonly FeedProblem[] = [];

/** The item as its garden wants it on the channel, and what the garden's own rules have against it. */
export function applyRules(
  channel: Channel,
  item: FeedItem,
  context: FeedContext,
): { item: FeedItem; context: FeedContext; excluded: readonly FeedProblem[] } {
  const rules = item.shop.rules?.[channel.id];
  if (!rules) return { item, context, excluded: NOTHING };
  const lang = rules.lang;
  return {
    item: priced(channel, lang === 'en' ? inEnglish(item) : item, rules),
    context: { ...context, rules, words: lang ? context.languages[lang] : context.words },
    excluded: exclusions(item, rules),
  };
}

function exclusions({ listing, variant, position }: FeedItem, rules: ChannelRules): FeedProblem[] {
  const { price, stock } = variant;
  const found: FeedProblem[] = [];
  if (rules.off) return [{ code: 'feeds.rule-off', field: 'rules' }];
  if (rules.withoutGroups?.includes(listing.group)) found.push({ code: 'feeds.rule-group', field: 'group' });
  if (rules.withoutSoldOut && stock <= 0)
    found.push({ code: 'feeds.rule-sold-out', field: variantField(position, 'stock') });
  const isOutside =
    price !== null &&
    ((rules.priceFrom !== undefined && price < rules.priceFrom) ||
      (rules.priceTo !== undefined && price > rules.priceTo));
  if (isOutside) found.push({ code: 'feeds.rule-price', field: variantField(position, 'price') });
  return found;
}

/** English where the grower wrote it, else his own words: a name in Vietnamese is better than none. */
function inEnglish(item: FeedItem): FeedItem {
  const { listing } = item;
  return {
    ...item,
    listing: {
      ...listing,
      name: listing.nameEn || listing.name,
      description: listing.descriptionEn || listing.description,
      care: listing.careEn || listing.care,
    },
  };
}

/** What a garden asks on a channel for a price of its own, đồng. */
export function markedUp(price: number, { markup = 0, round = 1 }: Pick<ChannelRules, 'markup' | 'round'>): number {
  // in hundredths, so that no half đồng hides behind the point
  return Math.ceil((price * (100 + markup)) / 100 / round) * round;
}

function priced(channel: Channel, item: FeedItem, rules: ChannelRules): FeedItem {
  if (channel.samePrice || (!rules.markup && !rules.round)) return item;
  const up = (price: number | null) => (price === null ? null : markedUp(price, rules));
  return { ...item, prices: item.prices.map(up), variant: { ...item.variant, price: up(item.variant.price) } };
}

/** A pattern with its words filled in; what is not known leaves no trace of its signs. */
export const fillTitle = (pattern: string, words: Record<TitleWord, string>): string =>
  cleanText(pattern.replace(/\{(\w+)\}/g, (_whole, word: string) => words[word as TitleWord] ?? ''))
    .replace(/[([]\s*[)\]]/g, ' ')
    .replace(/\s+([,.;:])/g, '$1')
    .replace(/(?:[,;:|–—-]\s*){2,}/g, (signs) => `${signs.trim()[0]} `)
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/g, '');

export type RulesProblem = {
  code: (typeof RULES_PROBLEMS)[number];
  field: string;
  with?: Record<string, number | string>;
};
export const RULES_PROBLEMS = [
  'feeds.rules-number',
  'feeds.rules-markup',
  'feeds.rules-price-order',
  'feeds.rules-title-nameless',
  'feeds.rules-title-word',
  'feeds.rules-title-long',
] as const;

/** Reads stored rules; what no longer means anything is left out. */
export function readRules(stored: unknown, groups: readonly Group[]): ChannelRules {
  if (typeof stored !== 'object' || stored === null) return {};
  const given = stored as Record<string, unknown>;
  const flag = (name: string) => (given[name] === true ? { [name]: true as const } : {});
  const amount = (name: string, most: number) =>
    Number.isSafeInteger(given[name]) && (given[name] as number) >= 0 && (given[name] as number) <= most
      ? { [name]: given[name] as number }
      : {};
  const list = Array.isArray(given.withoutGroups) ? (given.withoutGroups as unknown[]) : [];
  const without = groups.filter((group) => list.includes(group));
  const categories = Object.fromEntries(
    groups.flatMap((group) => {
      const id: unknown = (given.categories as Record<string, unknown> | undefined)?.[group];
      return typeof id === 'string' && id !== '' ? [[group, id]] : [];
    }),
  );
  const round = ROUNDINGS.find((one) => one === given.round);
  const lang = LANGS.find((one) => one === given.lang);
  return {
    ...flag('off'),
    ...flag('withoutSoldOut'),
    ...flag('withoutWeakPhotos'),
    ...(without.length > 0 ? { withoutGroups: without } : {}),
    ...amount('priceFrom', 1e11),
    ...amount('priceTo', 1e11),
    ...amount('markup', MARKUP_MAX),
    ...(round && round > 1 ? { round } : {}),
    ...(typeof given.title === 'string' && given.title !== '' ? { title: given.title } : {}),
    ...(Object.keys(categories).length > 0 ? { categories } : {}),
    ...(lang ? { lang } : {}),
  };
}

/** What is wrong with rules as they were typed. */
export function judgeRules({ title, priceFrom, priceTo }: ChannelRules): RulesProblem[] {
  const problems: RulesProblem[] = [];
  if (priceFrom !== undefined && priceTo !== undefined && priceFrom > priceTo)
    problems.push({ code: 'feeds.rules-price-order', field: 'priceTo' });
  if (title === undefined) return problems;
  if (!title.includes('{name}')) problems.push({ code: 'feeds.rules-title-nameless', field: 'title' });
  const strange = [...title.matchAll(/\{([^}]*)\}/g)].find(([, word]) => !TITLE_WORDS.some((known) => known === word));
  if (strange) problems.push({ code: 'feeds.rules-title-word', field: 'title', with: { word: strange[0] } });
  if (title.length > TITLE_MAX)
    problems.push({ code: 'feeds.rules-title-long', field: 'title', with: { max: TITLE_MAX } });
  return problems;
}
