import { SHRUNK_QUALITY, shrunkSize } from './shrink';

type Sheet = {
  canvas: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
  toJpeg(): Promise<Blob | null>;
};

/**
 * A photo upright, in sRGB, smaller, without what it says of the phone and the garden. Null when this browser cannot
 * open it.
 */
export async function press(
  file: Blob,
  openSheet: (size: { width: number; height: number }, quality: number) => Sheet,
): Promise<Blob | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return null;
  try {
    const size = shrunkSize(picture);
    const sheet = openSheet(size, SHRUNK_QUALITY);
    if (!sheet.canvas) return null;
    sheet.canvas.imageSmoothingQuality = 'high';
    sheet.canvas.drawImage(picture, 0, 0, size.width, size.height);
    return await sheet.toJpeg();
  } finally {
    picture.close();
  }
}
