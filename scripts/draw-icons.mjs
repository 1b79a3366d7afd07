/**
 * Draws the application's icons and the picture that chats show of pages without one, from public/favicon.svg; run again
 * when the drawing has changed.
 */
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

/** What a chat shows of a link: 1.91 to 1, the plant in the middle of its ground. */
const ground = /<rect[^>]*fill="([^"]+)"/.exec(drawing)?.[1] ?? '#2c663a';
const plant = await sharp(Buffer.from(drawing), { density: 96 * 12 })
  .resize(384, 384)
  .png()
  .toBuffer();
await sharp({ create: { width: 1200, height: 630, channels: 3, background: ground } })
  .composite([{ input: plant }])
  .png({ compressionLevel: 9, palette: true })
  .toFile(`${folder}/social.png`);
