/** From so many reviews on, an average says something; fewer are shown as they are. */
export const AVERAGE_FROM = 3;
/** From so many answers on, it is told how many plants have taken root. */
export const ROOTED_FROM = 3;

/** What buyers' words come to, of a listing or of a whole shop. */
export type ReviewTotals = {
  count: number;
  /** Of 1 to 5 stars, one decimal; null: there is no review. */
  average: number | null;
  /** "Bén rễ chưa?" after 30 days: plants asked for and those that took root, from so many answers. */
  rooted: { plants: number; rooted: number; answers: number };
};

/** What a buyer said, as everybody reads it: where from and when, never who. */
export type ReviewView = {
  id: string;
  stars: number;
  text: string;
  lang: 'vi' | 'en';
  /** 2026-11-26 */
  day: string;
  wasChanged: boolean;
  /** "Cần Thơ"; empty: not known. */
  province: string;
  /** What it is about, where that is still on sale. */
  listing: { name: string; path: string } | null;
  answer: string;
  photos: { id: string; width: number; height: number }[];
};

/** A page of reviews; `next` is the key of the page behind it. */
export type ReviewPage = { reviews: ReviewView[]; next: string | null };

export const reviewPhotoPath = (id: string): string => `/reviews/photos/${id}`;
export const reviewsPath = (shopPath: string): string => `${shopPath}/reviews`;

/** Where a page of reviews ended, as part of an address. */
export const writeReviewKey = (at: Date, id: string): string => `${at.getTime().toString(36)}.${id}`;

/** Reads such a key; null for everything that we did not write. */
export function readReviewKey(text: string | null): { at: Date; id: string } | null {
  const [, moment = '', id = ''] =
    /^([0-9a-z]{1,9})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '') ?? [];
  return id === '' ? null : { at: new Date(Number.parseInt(moment, 36)), id };
}
