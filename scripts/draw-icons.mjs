/** Draws the application's icons from public/favicon.svg; run again when the drawing has changed. */
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import sharp from 'sharp';

const folder = fileURLToPath(new URL('../public/icons', import.meta.url));
const drawing = readFileSync(new URL('../public/favicon.svg', import.meta.url), 'utf8');
mkdirSync(folder, { recursive: true });

/** A phone cuts its own shape out of a maskable icon: the ground fills it, the plant stays in the middle four fifths. */
const maskable = drawing
  .replace(/ rx="8"/, '')
  .replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"')
  .replace('<rect width="32" height="32"', '<rect x="-4" y="-4" width="40" height="40"');

for (const [name, svg, side] of /** @type {[string, string, number][]} */ ([
  ['icon-192', drawing, 192],
  ['icon-512', drawing, 512],
  ['maskable-512', maskable, 512],
])) {
  const picture = sharp(Buffer.from(svg), { density: 96 * (side / 32) }).resize(side, side);
  await picture.png({ compressionLevel: 9, palette: true }).toFile(`${folder}/${name}.png`);
}
