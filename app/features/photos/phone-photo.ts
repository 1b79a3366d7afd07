import type { Problem } from '~/shared/result';

import type { AdminPhoto } from './admin-photo';

/** A photo as the phone keeps it, from the hand to the moment its listing is saved. */
export type PhonePhoto = {
  /** Made here; the server knows a second arrival by it. */
  id: string;
  /** The person who took it: nobody else on this phone sees it. */
  owner: string;
  /** The form it stands on, named like that form's draft. */
  form: string;
  listingId: string | null;
  /** What is to be sent: the file itself, later the smaller one. */
  file: Blob;
  /** Bytes of the file as it was chosen. */
  bytesTaken: number;
  isShrunk: boolean;
  /** The server has heard of it, so it asks there first how far it got. */
  isBegun: boolean;
  takenAt: number;
  /** What the server made of it; null while it is still to be sent. */
  outcome: { photo: AdminPhoto } | { problem: Problem } | null;
};

/** What happens to a photo on this phone, in whatever tab. */
export type PhoneNews =
  | { type: 'shrunk'; id: string; from: number; to: number }
  | { type: 'sending'; id: string; percent: number }
  /** It is tried again by itself; a problem is something the person can mend. */
  | { type: 'waiting'; id: string; problem: Problem | null }
  | { type: 'sent'; id: string; photo: AdminPhoto }
  | { type: 'turned-away'; id: string; problem: Problem }
  | { type: 'forgotten'; id: string };

/** What the phone did to make a photo lighter; null when it left it alone. */
export const shrunkBy = ({ bytesTaken, file }: Pick<PhonePhoto, 'bytesTaken' | 'file'>) =>
  file.size < bytesTaken ? { from: bytesTaken, to: file.size } : null;

/** Milliseconds until a photo that could not be sent is tried again: soon at first, then every half minute. */
export const nextTry = (tries: number): number => Math.min(30_000, 1_000 * 2 ** tries);

/** Bytes as people say them: 5,1 MB. */
export const inMegabytes = (bytes: number, lang: string): string =>
  `${new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(bytes / 1e6)} MB`;
