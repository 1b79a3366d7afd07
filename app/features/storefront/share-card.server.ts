import sharp from 'sharp';

import { qrPng } from '~/platform/qr.server';

import { drawLayout } from './draw-layout.server';
import { PAPER } from './drawn-layout';
import { CARD_SHAPES, cardLayout, photoBox, type CardShape, type CardWords } from './share-card';
import { viaQr } from './visit';

/** Grows when cards come to look different. */
const LOOK = 2;

/** Everything that decides what a card looks like, to be hashed into its tag. */
export const cardSource = (
  shape: CardShape,
  words: CardWords,
  { photo, link }: { photo: string; link: string },
): string => JSON.stringify([LOOK, shape, words, photo, link]);

/**
 * Draws a card as a JPEG: the photo as it is, nothing on it but a badge in its corner, the words beside it on paper, a
 * code that leads to `link`. The same input gives the same bytes.
 */
export async function drawCard(
  shape: CardShape,
  words: CardWords,
  { photo, link }: { photo: Uint8Array; link: string },
): Promise<Buffer> {
  const { width, height } = CARD_SHAPES[shape];
  const { left, top, ...size } = photoBox(shape);
  const qr = `data:image/png;base64,${(await qrPng(viaQr(link), 720)).toString('base64')}`;
  const layout = cardLayout(shape, words, qr);
  const drawn = await drawLayout(layout, { width, height });
  const picture = await sharp(photo)
    .resize({ ...size, fit: 'cover', position: 'attention' })
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: PAPER } })
    .composite([
      { input: picture, left, top },
      { input: drawn, left: 0, top: 0 },
    ])
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4', mozjpeg: true })
    .toBuffer();
}
