import { measure } from './coach';
import { fromCanvas, measuredSize, type Raster } from './raster';
import type { Seen } from './tile-advice';

/** What the phone sees of a photo that it can show itself; null when it cannot. */
export async function lookAtPhoto(address: string): Promise<Seen | null> {
  const image = await loadPicture(address);
  if (!image || image.naturalWidth === 0) return null;
  const size = { width: image.naturalWidth, height: image.naturalHeight };
  const raster = rasterOf(image, { left: 0, top: 0, ...size });
  return raster && { measures: measure(raster), size };
}

/** A picture that is ready to be drawn; null when it cannot be loaded or shown. */
export async function loadPicture(address: string): Promise<HTMLImageElement | null> {
  const image = new Image();
  image.src = address;
  return image.decode().then(
    () => image,
    () => null, // a format this browser does not know, or no signal
  );
}

/** A part (px) of something drawn, at the size at which it is measured; null where there is no canvas to be had. */
export function rasterOf(
  source: HTMLImageElement | HTMLCanvasElement,
  part: { left: number; top: number; width: number; height: number },
): Raster | null {
  const { width, height } = measuredSize(part);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  if (!brush) return null;
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(source, part.left, part.top, part.width, part.height, 0, 0, width, height);
  return fromCanvas(brush.getImageData(0, 0, width, height));
}
