import { holdShop } from '~/features/shops/hold-shop.server';
import type { Platform } from '~/platform/platform.server';
import type { Prisma } from '~/platform/prisma-client/client';

import { adviseOn } from './advice';
import { coach, measure } from './coach';
import { readEdits } from './edits';
import type { PhotoProblem } from './photo-file';
import { inOrderOf, missing, PLAN_VERSION, planRenditions, QUICK_COUNT, type PlannedRendition } from './plan';
import { publicNameOf } from './photos.server';
import { withPhoto } from './press-apart.server';
import type { OpenPhoto } from './press.server';
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

  if (!(await storage.find(row.originalKey))) {
    log.error({ photo: row.id }, 'a photo has lost its original');
    return refusePhoto(tools, row, { code: 'photos.damaged', with: { cause: 'no original' } });
  }
  const original = () => storage.read(row.originalKey);
  const work = (photo: OpenPhoto) => pressParts(tools, row, photo, part);
  const pressed = await withPhoto(original, readEdits(row.edits), work, { isQuick: part === 'quick' });
  if (!pressed.ok) return refusePhoto(tools, row, pressed.problems[0]!);
  if (!pressed.value) return pressPhoto(tools, { photoId, part }); // a hand was faster: what it wants now is pressed

  if (part === 'quick') await askForRest(jobs, row.id);
}

/** Makes what is missing and says so on the row; false, and nothing said, when it is to look otherwise by now. */
async function pressParts({ db, storage }: Tools, row: Row, photo: OpenPhoto, part: PressPart): Promise<boolean> {
  const publicName = publicNameOf(row);
  const isNewLook = row.publicName !== publicName;
  const plan = planRenditions(photo);
  const earlier = isNewLook ? await findPressed(storage, publicName, plan) : [];
  const done = isNewLook ? earlier : readRenditions(row.renditions);
  const wanted = missing(part === 'quick' ? plan.slice(0, QUICK_COUNT) : plan, done);
  const make = async (planned: PlannedRendition): Promise<Rendition | null> => {
    const bytes = await photo.press(planned);
    if (!bytes) return null;
    await storage.put(renditionKey(publicName, planned), bytes);
    return { ...planned, bytes: bytes.length };
  };
  const tried = await Promise.all(wanted.map(make));
  const leftOut = tried.filter((rendition) => !rendition).length;
  const made = [...earlier, ...tried.filter((rendition) => rendition !== null)];
  const placeholder = (isNewLook ? null : row.placeholder) ?? (await photo.placeholder());
  const measures = measure(await photo.raster());

  return db.$transaction(async (tx) => {
    await holdShop(tx, row.shopId);
    // another job may have pressed the other part meanwhile, and a hand changed its mind
    const [now] = await tx.$queryRaw<{ renditions: unknown; public_name: string | null; edits: unknown }[]>`
      SELECT renditions, public_name, edits FROM photos WHERE id = ${row.id}::uuid FOR NO KEY UPDATE`;
    if (!now) return true;
    if (publicNameOf({ contentHash: row.contentHash, edits: now.edits }) !== publicName) return false;
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
        advice: [...adviseOn(photo), ...coach(measures)],
        likeness: measures.likeness,
        planVersion: missing(plan, renditions).length <= leftOut ? PLAN_VERSION : row.planVersion,
      },
    });
    return true;
  });
}

/** Files of a look that the photo had before: an edit undone costs no second pressing. */
async function findPressed(
  storage: Tools['storage'],
  publicName: string,
  plan: readonly PlannedRendition[],
): Promise<Rendition[]> {
  const found = await Promise.all(
    plan.map(async (planned) => {
      const file = await storage.find(renditionKey(publicName, planned));
      return file ? [{ ...planned, bytes: file.bytes }] : [];
    }),
  );
  return found.flat();
}

/** The same picture, pressed before for another listing or shop: its files are shared. */
async function borrowFromTwin({ db }: Tools, row: Row): Promise<boolean> {
  const publicName = publicNameOf(row);
  const twin = await db.photo.findFirst({
    where: { publicName, contentHash: row.contentHash, planVersion: PLAN_VERSION, state: 'ready', id: { not: row.id } },
  });
  if (!twin) return false;
  const { width, height, placeholder, likeness } = twin;
  return db.$transaction(async (tx) => {
    await holdShop(tx, row.shopId);
    const { count } = await tx.photo.updateMany({
      where: { id: row.id, edits: { equals: row.edits as Prisma.InputJsonValue } },
      data: {
        state: 'ready',
        publicName,
        width,
        height,
        placeholder,
        renditions: readRenditions(twin.renditions),
        advice: twin.advice as Prisma.InputJsonValue,
        likeness,
        planVersion: PLAN_VERSION,
      },
    });
    return count > 0;
  });
}

async function refusePhoto({ db, log }: Tools, row: Row, problem: PhotoProblem): Promise<void> {
  log.info({ photo: row.id, problem }, 'a photo was refused');
  await db.$transaction(async (tx) => {
    await holdShop(tx, row.shopId);
    await tx.photo.updateMany({ where: { id: row.id, state: 'waiting' }, data: { state: 'refused', problem } });
  });
}
