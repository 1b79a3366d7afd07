import { atMost } from '~/shared/at-most';

import { press } from './press-on-phone.client';
import { isWorthIt, mayShrink } from './shrink';

/** A cheap phone has room for one opened photo. */
const oneAtATime = atMost(1);

/** Longer than the slowest phone needs; a worker that was killed for its memory never answers. */
const GIVE_UP_AFTER_MS = 45_000;

/** The photo as it is to be sent: pressed where that saves much, else (also when this browser cannot open it) as it was. */
export const shrinkPhoto = (file: Blob): Promise<Blob> =>
  oneAtATime(async () => {
    if (!mayShrink(file)) return file;
    const pressed = await (typeof OffscreenCanvas === 'undefined' ? pressHere(file) : pressAside(file));
    return pressed && isWorthIt(pressed.size, file.size) ? pressed : file;
  });

/** In a worker, so that the form stays quick. */
function pressAside(file: Blob): Promise<Blob | null> {
  const worker = new Worker(new URL('./shrink-worker.client.ts', import.meta.url), { type: 'module' });
  return new Promise<Blob | null>((resolve) => {
    const timer = window.setTimeout(() => resolve(null), GIVE_UP_AFTER_MS);
    worker.onmessage = ({ data }: MessageEvent<Blob | null>) => {
      window.clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = () => resolve(pressHere(file)); // an old browser's worker knows no modules
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

function pressHere(file: Blob): Promise<Blob | null> {
  return press(file, ({ width, height }, quality) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    return {
      canvas: canvas.getContext('2d'),
      toJpeg: () => new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality)),
    };
  });
}
