import type { Channel } from './channel';

/** Fields of the listing's form that a channel's field may come from. */
const FROM = ['name', 'description', 'photos', 'price', 'size', 'weightGrams', 'detail-gtin'] as const;

/** What a grower's helper reads about a field. */
export type FieldNote = {
  name: string;
  need: 'required' | 'conditional' | 'optional';
  /** In code points. */
  max: number | null;
  least: number | null;
  /** How many values, where there may be several. */
  most: number | null;
  /** The words it may be. */
  words: readonly string[];
  from: (typeof FROM)[number] | null;
};

/** The documentation of a channel, taken from its description: there is no other list that could grow stale. */
export const fieldNotes = ({ fields }: Pick<Channel, 'fields'>): FieldNote[] =>
  fields.map((field) => ({
    name: field.name,
    need: field.need,
    max: field.max ?? null,
    least: field.least ?? null,
    most: 'most' in field && field.most > 1 ? field.most : null,
    words: 'oneOf' in field && field.oneOf ? field.oneOf : [],
    from: FROM.find((one) => one === field.mend) ?? null,
  }));
