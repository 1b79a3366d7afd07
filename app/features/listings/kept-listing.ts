import type { Problem } from '~/shared/result';

/** A listing that was pressed to be saved while it could not leave the phone. */
export type KeptListing = {
  /** A new listing's id to be, so that it is made once; else any. */
  id: string;
  /** The person who wrote it: nobody else on this phone sees it. */
  owner: string;
  /** Null: a new one. */
  listingId: string | null;
  /** What the form held, in its order. */
  fields: [name: string, value: string][];
  keptAt: number;
  /** Why the server did not take it, for its grower to mend; null while it only waits for the signal. */
  problems: Problem[] | null;
};

/** The fields by which a form says what the phone has to know of it. */
export const KEPT_FIELDS = { draft: 'keptAs', owner: 'keptBy', newId: 'newId' } as const;

/** The name of the photos that belong to a listing that waits. */
export const keptForm = (id: string): string => `kept:${id}`;

export const nameOf = ({ fields }: Pick<KeptListing, 'fields'>): string =>
  fields.find(([name]) => name === 'name')?.[1].trim() ?? '';

/** Its photos by the names they had when it was pressed, the cover first: the phone's own, or the server's. */
export const photoKeysOf = ({ fields }: Pick<KeptListing, 'fields'>): string[] =>
  fields.flatMap(([name, keys]) => (name === 'photosKept' ? keys.split(' ').filter(Boolean) : []));

/**
 * What is sent in the end: the photos by the ids that the server knows them by, in the grower's order. `photoIdOf`
 * holds the photos that this phone sent itself; null for one that the server turned away.
 */
export function fieldsToSend(
  kept: KeptListing,
  photoIdOf: ReadonlyMap<string, string | null>,
): [name: string, value: string][] {
  const { id, listingId, fields } = kept;
  const photoIds = photoKeysOf(kept).flatMap((key) => (photoIdOf.has(key) ? (photoIdOf.get(key) ?? []) : key));
  const own = new Set<string>(['photoIds', 'listingId', ...Object.values(KEPT_FIELDS)]);
  return [
    ...fields.filter(([name]) => !own.has(name)),
    ...[...new Set(photoIds)].map((photoId): [string, string] => ['photoIds', photoId]),
    listingId ? ['listingId', listingId] : [KEPT_FIELDS.newId, id],
  ];
}

/** What of it goes back into a form to be mended. */
export const draftAgain = ({ fields }: KeptListing): Record<string, string> =>
  Object.fromEntries(fields.filter(([name]) => !/^(photoIds|publish|kept)/.test(name)));
