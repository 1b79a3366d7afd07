import type { Texts } from '~/features/listings/proposal';

/** Where the queue of listings is. */
export const REVIEWS_PATH = '/cooperative/reviews';

/** Characters in a comment. */
export const NOTE_MAX = 500;

/** Which part of the queue: what waits for the cooperative, or what waits for its member. */
export const QUEUES = ['waiting', 'asked'] as const;
export type Queue = (typeof QUEUES)[number];
export const readQueue = (text: string | null): Queue => QUEUES.find((queue) => queue === text) ?? 'waiting';

/** What a comment is pinned to: `field-<name>`, `photo-<id>`, or the whole listing. */
export const WHOLE = 'whole';
export const fieldPin = (field: string): string => `field-${field}`;
export const photoPin = (id: string): string => `photo-${id}`;

/** A pin as a form sends it, or null: it is none. */
export function readPin(pin: string): { field: string; photoId: string | null } | null {
  if (pin === WHOLE) return { field: '', photoId: null };
  const [, kind, name = ''] = /^(field|photo)-(.+)$/.exec(pin) ?? [];
  if (!kind) return null;
  return kind === 'field' ? { field: name, photoId: null } : { field: '', photoId: name };
}

/** The name of the field in which a comment on this pin is typed. */
export const noteField = (pin: string): string => `note-${pin}`;

/** A comment as staff see it. `isOld`: of an earlier sending. */
export type StaffNote = { id: string; pin: string; text: string; by: string; isOld: boolean };

/** A photo as staff see it. */
export type ReviewPhoto = { id: string; thumbnail: string | null; alt: string; isNew: boolean };

/** A listing as it is looked at. */
export type ReviewPageData = {
  id: string;
  state: Queue;
  /** What was looked at, so that nothing else is approved. */
  seen: string;
  name: string;
  garden: { id: string; name: string };
  sentAt: string;
  /** What it says; and what buyers read now, where it changes something they see. */
  texts: Texts;
  before: Texts | null;
  photos: ReviewPhoto[];
  notes: StaffNote[];
};
