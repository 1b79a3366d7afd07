import type { AdminPhoto } from '~/features/photos/admin-photo';
import { pressPhoto, type PressPart } from '~/features/photos/press-photo.server';
import { receivePhoto, type Sent } from '~/features/photos/receive-photo.server';
import type { Platform } from '~/platform/platform.server';
import type { Result } from '~/shared/result';

/**
 * Takes a picture in as a grower's phone sends it, and presses at once so much of it: `quick` what a page needs, while
 * the rest is left to a job, or `rest` all of it.
 */
export async function photograph(
  tools: Pick<Platform, 'db' | 'storage' | 'jobs' | 'log'>,
  { part = 'quick', ...sent }: Sent & { body: ReadableStream<Uint8Array>; part?: PressPart },
): Promise<Result<AdminPhoto>> {
  const pressedHere: Platform['jobs'] = {
    ...tools.jobs,
    send: (name, data, options) => (name === 'photos.press' ? Promise.resolve() : tools.jobs.send(name, data, options)),
  };
  const received = await receivePhoto({ ...tools, jobs: pressedHere }, sent);
  if (received.ok) await pressPhoto(tools, { photoId: received.value.id, part });
  return received;
}
