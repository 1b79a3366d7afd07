/** Where a listing stands on its way past its cooperative. The schema's enum has the same words. */
export const REVIEW_STATES = ['waiting', 'asked', 'approved', 'freed', 'withdrawn'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** As long as it is one of these, there is something to be done: by the cooperative, or by the member. */
export const OPEN_REVIEWS = ['waiting', 'asked', 'freed'] as const satisfies readonly ReviewState[];

/** What the cooperative said of one field, of one photo, or (neither) of the whole. */
export type ReviewNote = { field: string; photoId: string | null; text: string };

/** What a member's form shows of a review: where it stands and, while it is the member's turn, what was said. */
export type OwnReview = { state: (typeof OPEN_REVIEWS)[number]; cooperative: string; notes: ReviewNote[] };

/** The comments on one field, in the order they were written. */
export const notesOn = (notes: readonly ReviewNote[], field: string): string[] =>
  notes.filter((note) => note.photoId === null && note.field === field).map(({ text }) => text);

/** Comments by photo id. */
export const notesByPhoto = (notes: readonly ReviewNote[]): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  for (const { photoId, text } of notes) if (photoId !== null) found[photoId] = [...(found[photoId] ?? []), text];
  return found;
};
