import sharp from 'sharp';

/** Side (px) of the windows that are compared, and how far they lie apart. */
const WINDOW = 8;
const STEP = 4;

/** Keep the quotient from trembling where a window is nearly even: (0.01 · 255)² and (0.03 · 255)². */
const C1 = 6.5025;
const C2 = 58.5225;

type Grey = { data: Uint8Array; width: number; height: number };

/** How alike two pictures of one size look, 1 for equal ones: mean SSIM (Wang et al. 2004) of their light, in even windows. */
export async function ssim(one: Buffer, other: Buffer): Promise<number> {
  return ssimOf(await greyOf(one), await greyOf(other));
}

/** The light of a picture (BT.601, as JPEG, WebP and AVIF store it). */
async function greyOf(file: Buffer): Promise<Grey> {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const grey = new Uint8Array(info.width * info.height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += info.channels)
    grey[pixel] = Math.round(0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!);
  return { data: grey, width: info.width, height: info.height };
}

export function ssimOf(a: Grey, b: Grey): number {
  if (a.width !== b.width || a.height !== b.height) throw new Error('Only pictures of one size can be compared.');
  let sum = 0;
  let windows = 0;
  for (let top = 0; top + WINDOW <= a.height; top += STEP) {
    for (let left = 0; left + WINDOW <= a.width; left += STEP) {
      sum += windowOf(a, b, left, top);
      windows++;
    }
  }
  return windows === 0 ? NaN : sum / windows;
}

function windowOf(a: Grey, b: Grey, left: number, top: number): number {
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + WINDOW; y++) {
    for (let at = y * a.width + left, end = at + WINDOW; at < end; at++) {
      const [va, vb] = [a.data[at]!, b.data[at]!];
      sumA += va;
      sumB += vb;
      squaresA += va * va;
      squaresB += vb * vb;
      products += va * vb;
    }
  }
  const count = WINDOW * WINDOW;
  const [meanA, meanB] = [sumA / count, sumB / count];
  const spreadA = squaresA / count - meanA * meanA;
  const spreadB = squaresB / count - meanB * meanB;
  const together = products / count - meanA * meanB;
  return (
    ((2 * meanA * meanB + C1) * (2 * together + C2)) / ((meanA * meanA + meanB * meanB + C1) * (spreadA + spreadB + C2))
  );
}
