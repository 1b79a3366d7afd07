import type { Problem } from '~/shared/result';

/** What a channel can say about a listing, in the order of the house: reasons to stay out first, advice after. */
export const FEED_PROBLEMS = [
  'feeds.not-published',
  'feeds.paused',
  'feeds.name-missing',
  'feeds.price-missing',
  'feeds.size-missing',
  'feeds.size-twice',
  'feeds.photo-missing',
  'feeds.photo-waiting',
  'feeds.photo-too-small',
  'feeds.service',
  'feeds.preorder-too-far',
  'feeds.price-too-high',
  'feeds.price-too-low',
  'feeds.name-too-short',
  'feeds.weight-missing',
  'feeds.stock-too-high',
  'feeds.rule-off',
  'feeds.rule-group',
  'feeds.rule-sold-out',
  'feeds.rule-price',
  'feeds.rule-photo',
  'feeds.unwritable',
  'feeds.photo-small',
  'feeds.description-short',
  'feeds.text-cut',
  'feeds.text-shouted',
  'feeds.text-promotes',
  'feeds.text-links',
  'feeds.text-cures',
  'feeds.split',
  'feeds.code-of-many',
  'feeds.box-missing',
] as const;
export type FeedProblemCode = (typeof FEED_PROBLEMS)[number];

/** Why an item stays out of a channel, or what would make it do better there. `field` is the listing form's. */
export type FeedProblem = Problem<FeedProblemCode>;
