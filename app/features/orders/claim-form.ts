import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { CLAIM_KINDS, CLAIM_REMEDIES, type ClaimKind, type ClaimRemedy } from './order-view';

/** Three photos show a plant, the damage and the packing. */
export const CLAIM_PHOTOS_MAX = 3;
/** The longest story, in code points. */
export const CLAIM_TEXT_MAX = 1_000;

/** What a buyer says on the form. */
export type ClaimWish = { kind: ClaimKind; text: string; wish: ClaimRemedy | null; photos: File[] };

/** Reads the form; a browser sends an empty file where none was chosen. */
export function readClaim(form: FormData): Result<ClaimWish> {
  const kind = CLAIM_KINDS.find((known) => known === form.get('kind'));
  const wish = CLAIM_REMEDIES.find((known) => known === form.get('wish')) ?? null;
  const text = form.get('text');
  const photos = form.getAll('photos').filter((sent): sent is File => sent instanceof File && sent.size > 0);
  const problems: Problem[] = [];
  if (!kind) problems.push({ code: 'checkout.claim-kind-missing', field: 'kind' });
  if (photos.length > CLAIM_PHOTOS_MAX)
    problems.push({ code: 'orders.too-many-photos', field: 'photos', with: { max: CLAIM_PHOTOS_MAX } });
  if (!kind || problems.length > 0) return refuse(...problems);
  return ok({ kind, wish, photos, text: typeof text === 'string' ? text : '' });
}
