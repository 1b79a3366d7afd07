/** Ways to make one plan of pictures out of a photo: ours, and others' with the tools they are known for. */
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import sharp, { type Sharp } from 'sharp';

import { ENCODERS, planRenditions, QUICK_COUNT, type PlannedRendition } from '~/features/photos/plan';
import { withPhoto } from '~/features/photos/press-apart.server';
import type { OpenPhoto } from '~/features/photos/press.server';
import { renditionFile } from '~/features/photos/rendition';

const execute = promisify(execFile);

/** sharp tells libvips where its own modules lie, and the system's libvips would look for its there. */
const run = (program: string, args: string[]) =>
  execute(program, args, { env: { ...process.env, VIPSHOME: undefined } });

export type Made = { planned: PlannedRendition; bytes: Buffer };
type Job = { path: string; plan: PlannedRendition[]; folder: string };

/** Our press, in its own process. */
export async function ours({ path, plan }: Job, how?: { isQuick: boolean }): Promise<Made[]> {
  const work = async (photo: OpenPhoto): Promise<Made[]> => {
    const made: Made[] = [];
    for (const planned of plan) {
      const bytes = await photo.press(planned);
      if (bytes) made.push({ planned, bytes: Buffer.from(bytes) });
    }
    return made;
  };
  const pressed = await withPhoto({ path }, undefined, work, how);
  if (!pressed.ok) throw new Error(pressed.problems[0]?.code);
  return pressed.value;
}

/** Our press as the jobs of the house use it: what a page needs first, the rest later, each from the file. */
export const oursInTwoJobs = async (job: Job): Promise<Made[]> => [
  ...(await ours({ ...job, plan: job.plan.slice(0, QUICK_COUNT) }, { isQuick: true })),
  ...(await ours({ ...job, plan: job.plan.slice(QUICK_COUNT) })),
];

type Encoders = (picture: Sharp, planned: PlannedRendition) => Sharp;

/** The loop that everybody writes first: the file is decoded again for each output. */
const loop =
  (encode: Encoders) =>
  async ({ path, plan }: Job): Promise<Made[]> => {
    const made: Made[] = [];
    for (const planned of plan) {
      const { width, height, kind } = planned;
      const fit = kind === 'square' ? { fit: 'cover' as const, position: 'attention' } : { fit: 'fill' as const };
      const picture = sharp(await readFile(path))
        .rotate()
        .resize({ width, height, ...fit });
      made.push({ planned, bytes: await encode(picture, planned).toBuffer() });
    }
    return made;
  };

/** With what sharp does when nothing is said. */
export const plainSharp = loop((picture, { format }) => picture.toFormat(format));

/** With our settings, to see what our way of decoding and cutting costs in bytes or likeness. */
export const sharpWithOurSettings = loop((picture, { kind, format }) => {
  if (kind === 'square') return picture.jpeg(ENCODERS.squareJpeg);
  if (format === 'avif') return picture.avif(ENCODERS.avif);
  return format === 'webp' ? picture.webp(ENCODERS.webp) : picture.jpeg(ENCODERS.jpeg);
});

/** What libvips' own command line calls our formats; AVIF with effort 2, the fastest that is worth its bytes. */
const VIPS_OPTIONS = {
  avif: '[Q=50,effort=2,compression=av1]',
  webp: '[Q=75]',
  jpeg: '[Q=75,optimize-coding]',
} as const;

/** The limit: libvips itself, which decodes and shrinks once and keeps every width as plain pixels in a file. */
export async function vipsOnce({ path, plan, folder }: Job): Promise<Made[]> {
  const widest = Math.max(...plan.map(({ width }) => width));
  const base = join(folder, 'base.v');
  await run('vips', ['thumbnail', path, base, String(widest), '--height', '100000']);
  const cuts = new Map<string, string>();
  const made: Made[] = [];
  for (const planned of plan) {
    const { kind, width, height, format } = planned;
    const name = `${kind}${width}`;
    let cut = cuts.get(name);
    if (!cut) {
      cut = join(folder, `${name}.v`);
      const crop = kind === 'square' ? ['--crop', 'attention'] : ['--size', 'force'];
      await run('vips', ['thumbnail', base, cut, String(width), '--height', String(height), ...crop]);
      cuts.set(name, cut);
    }
    const file = join(folder, renditionFile(planned));
    await run('vips', ['copy', cut, `${file}${VIPS_OPTIONS[format]}`]);
    made.push({ planned, bytes: await readFile(file) });
  }
  return made;
}

/** The command line as it is mostly used: one call for each output. */
export async function vipsthumbnail({ path, plan, folder }: Job): Promise<Made[]> {
  const made: Made[] = [];
  for (const planned of plan) {
    const { kind, width, height, format } = planned;
    const file = join(folder, `t-${renditionFile(planned)}`);
    const crop = kind === 'square' ? ['--smartcrop', 'attention'] : [];
    const size = `${width}x${height}${kind === 'square' ? '' : '!'}`;
    await run('vipsthumbnail', [path, '--size', size, ...crop, '-o', `${file}${VIPS_OPTIONS[format]}`]);
    made.push({ planned, bytes: await readFile(file) });
  }
  return made;
}

/** Version of the command line, or null when it is not installed. */
export const vipsVersion = (): Promise<string | null> =>
  run('vips', ['--version']).then(
    ({ stdout }) => stdout.trim(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );

/** The plan for a photo, by its header. */
export async function planFor(path: string): Promise<PlannedRendition[]> {
  const { autoOrient } = await sharp(path, { limitInputPixels: false }).metadata();
  return planRenditions(autoOrient);
}

export const sizeOf = async (path: string): Promise<number> => (await stat(path)).size;
