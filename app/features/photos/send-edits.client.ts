import type { Problem } from '~/shared/result';

import type { AdminPhoto } from './admin-photo';
import type { PhotoEdits } from './edits';

/** Sends what hands have done to a photo, and the words for it, as far as they changed. Null when there is no signal. */
export async function sendEdits(
  photo: AdminPhoto,
  { edits, alt }: { edits: PhotoEdits | null; alt: string | null },
): Promise<{ photo: AdminPhoto } | { problem: Problem } | null> {
  let saved: Awaited<ReturnType<typeof send>> = { photo };
  if (alt !== null) saved = await send(photo.id, { method: 'PATCH', body: new URLSearchParams({ alt }) });
  if (edits === null || !saved || 'problem' in saved) return saved;
  return send(photo.id, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(edits),
  });
}

async function send(
  photoId: string,
  request: RequestInit,
): Promise<{ photo: AdminPhoto } | { problem: Problem } | null> {
  try {
    const answer = await fetch(`/admin/photos/${photoId}`, request);
    if (!/json/.test(answer.headers.get('Content-Type') ?? '')) return null;
    const said = (await answer.json()) as AdminPhoto | { problem?: Problem };
    if (answer.ok) return { photo: said as AdminPhoto };
    return 'problem' in said && said.problem ? { problem: said.problem } : null;
  } catch (error) {
    if (error instanceof TypeError) return null; // that is how fetch says that there is no network
    throw error;
  }
}
