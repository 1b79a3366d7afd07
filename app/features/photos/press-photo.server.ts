import type { Platform } from '~/platform/platform.server';
import type { Prisma } from '~/platform/prisma-client/client';

import { adviseOn } from './advice';
import { readEdits } from './edits';
import type { PhotoProblem } from './photo-file';
import { inOrderOf, missing, PLAN_VERSION, planRenditions, QUICK_COUNT, type PlannedRendition } from './plan';
import { publicNameOf } from './photos.server';
import { openPhoto, type OpenPhoto } from './press.server';
import { readRenditions, renditionKey, type Rendition } from './rendition';

/** What of the plan a job makes: what a page needs to show the photo, or everything that is still missing. */
export type PressPart = 'quick' | 'rest';

type Tools = Pick<Platform, 'db' | 'storage' | 'jobs' | 'log'>;
type Row = Prisma.PhotoGetPayload<object>;

/** Asks for a photo to be pressed, now; safe to ask again. */
export const askForPress = (jobs: Platform['jobs'], photoId: string): Promise<void> =>
  jobs.send('photos.press', { photoId }, { key: photoId });

/** Asks for the renditions behind the quick ones. */
export const askForRest = (jobs: Platform['jobs'], photoId: string): Promise<void> =>
  jobs.send('photos.finish', { photoId }, { key: photoId });

/**
 * Presses a photo that arrived, or refuses it with the reason. A job killed in the middle is done again and makes
 * only what is not there yet.
 */
export async function pressPhoto(tools: Tools, { photoId, part }: { photoId: string; part: PressPart }): Promise<void> {
  const { db, storage, jobs, log } = tools;
  const row = await db.photo.findUnique({ where: { id: photoId } });
  if (!row || row.removedAt || row.state === 'refused' || row.planVersion >= PLAN_VERSION) return;
  if (await borrowFromTwin(tools, row)) return;

  const original = (await storage.find(row.originalKey)) && (await storage.read(row.originalKey));
  if (!original) {
    log.error({ photo: row.id }, 'a photo has lost its original');
    return refusePhoto(tools, row, { code: 'photos.damaged', with: { cause: 'no original' } });
  }
  const opened = await openPhoto(original, readEdits(row.edits));
  if (!opened.ok) return refusePhoto(tools, row, opened.problems[0]!);

  await pressParts(tools, row, opened.value, part);
  if (part === 'quick') await askForRest(jobs, row.id);
}

async function pressParts({ db, storage }: Tools, row: Row, photo: OpenPhoto, part: PressPart): Promise<void> {
  const publicName = publicNameOf(row);
  const plan = planRenditions(photo);
  const done = row.publicName === publicName ? readRenditions(row.renditions) : [];
  const wanted = missing(part === 'quick' ? plan.slice(0, QUICK_COUNT) : plan, done);
  const make = async (planned: PlannedRendition): Promise<Rendition> => {
    const bytes = await photo.press(planned);
    await storage.put(renditionKey(publicName, planned), bytes);
    return { ...planned, bytes: bytes.length };
  };
  const made = await Promise.all(wanted.map(make));
  const placeholder = row.placeholder ?? (await photo.placeholder());

  await db.$transaction(async (tx) => {
    // another job may have pressed the other part meanwhile
    const [now] = await tx.$queryRaw<{ renditions: unknown; public_name: string | null }[]>`
      SELECT renditions, public_name FROM photos WHERE id = ${row.id}::uuid FOR UPDATE`;
    if (!now) return;
    const kept = now.public_name === publicName ? readRenditions(now.renditions) : [];
    const others = kept.filter((rendition) => missing([rendition], made).length > 0);
    const renditions = inOrderOf(plan, [...others, ...made]);
    await tx.photo.update({
      where: { id: row.id },
      data: {
        state: 'ready',
        publicName,
        width: photo.width,
        height: photo.height,
        placeholder,
        renditions,
        advice: adviseOn(photo),
        planVersion: missing(plan, renditions).length === 0 ? PLAN_VERSION : row.planVersion,
      },
    });
  });
}

/** The same picture, pressed before for another listing or shop: its files are shared. */
async function borrowFromTwin({ db }: Tools, row: Row): Promise<boolean> {
  const publicName = publicNameOf(row);
  const twin = await db.photo.findFirst({
    where: { publicName, contentHash: row.contentHash, planVersion: PLAN_VERSION, state: 'ready', id: { not: row.id } },
  });
  if (!twin) return false;
  const { width, height, placeholder } = twin;
  await db.photo.update({
    where: { id: row.id },
    data: {
      state: 'ready',
      publicName,
      width,
      height,
      placeholder,
      renditions: readRenditions(twin.renditions),
      advice: width && height ? adviseOn({ width, height }) : [],
      planVersion: PLAN_VERSION,
    },
  });
  return true;
}

async function refusePhoto({ db, log }: Tools, row: Row, problem: PhotoProblem): Promise<void> {
  log.info({ photo: row.id, problem }, 'a photo was refused');
  await db.photo.updateMany({ where: { id: row.id, state: 'waiting' }, data: { state: 'refused', problem } });
}
