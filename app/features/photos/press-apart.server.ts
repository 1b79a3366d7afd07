import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { ChildFailed, openChildren, type Ask, type ChildProgram } from '~/platform/children.server';
import { refuse, type Result } from '~/shared/result';

import type { PhotoEdits } from './edits';
import type { PhotoProblem } from './photo-file';
import type { OpenPhoto } from './press.server';

/** A photo's bytes, where they lie on this machine, or how to get hold of them when the photo's turn has come. */
type PhotoFile = Readable | (() => Promise<Uint8Array>);
type Readable = Uint8Array | { path: string };

type Size = { width: number; height: number };
type Call = {
  [Name in keyof OpenPhoto]: OpenPhoto[Name] extends (...given: never) => unknown ? Name : never;
}[keyof OpenPhoto];

/** What is asked of a press child. */
export type PressQuestion =
  | { inspect: Uint8Array }
  | { open: Readable; edits: PhotoEdits | undefined; isQuick: boolean }
  | { call: Call; given: unknown[] }
  | { close: true };

/**
 * The limits of one child, and the one place that says how many photos are open at once. What
 * a header foresees to take more is refused before (see `checkPixels`); this holds for whoever lies.
 */
const LIMITS = { atOnce: 2, seconds: 40, waitSeconds: 140, megabytes: 800, keptMegabytes: 200, idleSeconds: 60 };

const children = openChildren(program(), LIMITS);

/** Widens the press for a process that does nothing else: so many photos side by side. */
export const pressAtOnce = (photos: number): void => children.allow(photos);

/** The most memory (bytes) that the press can have held so far, this process not counted. */
export const pressPeakBytes = (): number => children.peakBytes();

/** Ends the children that have no work, instead of after a minute. */
export const restPress = (): void => children.rest();

/** Beside the server in a build; as it stands, through tsx, everywhere else. */
function program(): ChildProgram {
  if (!/\.ts(\?|$)/.test(import.meta.url)) return { path: fileURLToPath(new URL('./press-child.js', import.meta.url)) };
  const tsx = createRequire(import.meta.url).resolve('tsx');
  return {
    path: fileURLToPath(new URL('./press-child.server.ts', import.meta.url)),
    execArgv: ['--import', pathToFileURL(tsx).href],
    cwd: fileURLToPath(new URL('../../..', import.meta.url)), // where tsx looks what `~/` means
  };
}

/** Size (px, upright) of a photo by its header, or why it is refused. Decodes nothing, and waits for no photo. */
export const inspectApart = (file: Uint8Array): Promise<Result<Size, PhotoProblem>> =>
  survived(() =>
    children.lend(async (ask) => (await ask({ inspect: file })) as Result<Size, PhotoProblem>, { isShort: true }),
  );

/**
 * Opens a photo in a process of its own for as long as `work` lasts: whatever the file does to its decoder, this
 * process lives. A photo that ends its process, twice, is refused; `work` may therefore be done twice.
 * Work that `isShort`, for which somebody waits, does not wait for photos that are pressed behind the scenes; work that
 * `isQuick` makes the first renditions of the plan and no others.
 */
export const withPhoto = <Value>(
  file: PhotoFile,
  edits: PhotoEdits | undefined,
  work: (photo: OpenPhoto) => Promise<Value>,
  { isShort = false, isQuick = false }: { isShort?: boolean; isQuick?: boolean } = {},
): Promise<Result<Value, PhotoProblem>> =>
  survived(() =>
    children.lend(
      async (ask) => {
        const readable = typeof file === 'function' ? await file() : file;
        const opened = (await ask({ open: readable, edits, isQuick })) as Result<Size, PhotoProblem>;
        if (!opened.ok) return opened;
        const value = await work(photoIn(ask, opened.value));
        await ask({ close: true });
        return { ok: true, value };
      },
      { isShort },
    ),
  );

function photoIn(ask: Ask, { width, height }: Size): OpenPhoto {
  const call =
    <Name extends Call>(name: Name) =>
    (...given: Parameters<OpenPhoto[Name]>) =>
      ask({ call: name, given }) as ReturnType<OpenPhoto[Name]>;
  return { width, height, press: call('press'), placeholder: call('placeholder'), raster: call('raster') };
}

async function survived<Value>(
  attempt: () => Promise<Result<Value, PhotoProblem>>,
): Promise<Result<Value, PhotoProblem>> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof ChildFailed)) throw error;
  }
  try {
    return await attempt(); // a busy machine may have been to blame
  } catch (error) {
    if (!(error instanceof ChildFailed)) throw error;
    const code = error.fault === 'too-slow' ? 'photos.too-slow' : 'photos.damaged';
    return refuse({ code, with: { cause: error.message.slice(0, 200) } });
  }
}
