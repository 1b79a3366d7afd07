import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import satori, { type SatoriOptions } from 'satori';

import type { LayoutNode } from './drawn-layout';

const require = createRequire(import.meta.url);
const FACES = [
  { weight: 400, file: '400Regular/BeVietnamPro_400Regular.ttf' },
  { weight: 700, file: '700Bold/BeVietnamPro_700Bold.ttf' },
] as const;

let faces: Promise<SatoriOptions['fonts']> | undefined;

/** The letters of all pictures: bundled, so that one is the same on every machine and has every mark of Vietnamese. */
const loadFaces = () =>
  (faces ??= Promise.all(
    FACES.map(async ({ weight, file }) => ({
      name: 'Be Vietnam Pro',
      data: await readFile(require.resolve(`@expo-google-fonts/be-vietnam-pro/${file}`)),
      weight,
      style: 'normal' as const,
    })),
  ));

/** Draws a layout as SVG whose letters are shapes: `sharp` needs no font for it, and no word can become a tag. px. */
export const drawLayout = async (layout: LayoutNode, size: { width: number; height: number }): Promise<Buffer> =>
  Buffer.from(await satori(layout as Parameters<typeof satori>[0], { ...size, fonts: await loadFaces() }));
