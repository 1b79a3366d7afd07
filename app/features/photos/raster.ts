/** The pixels of a small picture, three bytes (sRGB) each, row by row from the top: the same from a canvas and from the press. */
export type Raster = { width: number; height: number; rgb: Uint8Array | Uint8ClampedArray };

/** Longest side (px) of a raster that is measured, so that a figure means the same whatever camera took the photo. */
export const MEASURED_SIDE = 512;

/** Size (px) at which a photo is measured; a smaller one is not enlarged. */
export function measuredSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(1, MEASURED_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A raster of what a canvas gives, which has a fourth byte in each pixel; what is see-through lies on white. */
export function fromCanvas({
  width,
  height,
  data,
}: {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}): Raster {
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    const cover = data[from + 3]! / 255;
    for (let channel = 0; channel < 3; channel++) rgb[to + channel] = data[from + channel]! * cover + 255 * (1 - cover);
  }
  return { width, height, rgb };
}

/** Brightness as the eye weighs colours (ITU-R BT.601), 0 to 255. */
export function greyOf({ rgb }: Raster): Float32Array {
  const grey = new Float32Array(rgb.length / 3);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += 3)
    grey[pixel] = 0.299 * rgb[at]! + 0.587 * rgb[at + 1]! + 0.114 * rgb[at + 2]!;
  return grey;
}

/** How many of the values are 0, 1, …, 255. */
export function countLevels(values: ArrayLike<number>): Uint32Array {
  const counts = new Uint32Array(256);
  for (let index = 0; index < values.length; index++) counts[Math.min(255, Math.max(0, Math.round(values[index]!)))]!++;
  return counts;
}

/** The level (0 to 255) below or at which this share of the counted values lies. */
export function levelAt(counts: Uint32Array, share: number): number {
  const wanted = share * counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (let level = 0; level < 256; level++) {
    seen += counts[level]!;
    if (seen >= wanted) return level;
  }
  return 255;
}
