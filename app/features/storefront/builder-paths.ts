import type { Design } from './design';

/** Where a shop is dressed. */
export const BUILDER = '/admin/shop/design';
export const sectionPath = (id: string): string => `${BUILDER}/sections/${id}`;

/** Name of the draft that a section's form keeps on the phone, and its photos. */
export const sectionDraft = (shopId: string, id: string): string => `design:${shopId}:${id}`;
export const logoDraft = (shopId: string): string => `design:${shopId}:logo`;

/** What a change of the draft answers: its new version, and the look as it was, to take the change back. */
export type DraftAnswer = { version: number; before: Design };
/** The same with everything that is wrong, when it was refused. */
export const isDraftAnswer = (answer: unknown): answer is DraftAnswer =>
  typeof answer === 'object' && answer !== null && 'before' in answer;
