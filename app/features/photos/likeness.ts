/** Side of the small grey picture that is looked at, and of the slow waves kept of it. */
const SIDE = 32;
const WAVES = 8;

/**
 * A perceptual hash: 64 bits (hex) that say whether each slow wave of the picture (discrete cosine transform, the
 * lowest 8 × 8 but the mean itself) lies above their median. Light, size and compression move few of them.
 */
export function likenessOf(width: number, height: number, grey: ArrayLike<number>): string {
  const waves = slowWaves(shrink(width, height, grey));
  const sorted = waves.slice(1).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)]!;
  const bits = waves.map((wave, index) => (index > 0 && wave > median ? 1 : 0));
  return Array.from({ length: 16 }, (_, four) => {
    const [a, b, c, d] = bits.slice(four * 4, four * 4 + 4);
    return (a! * 8 + b! * 4 + c! * 2 + d!).toString(16);
  }).join('');
}

/** In how many of their 64 bits two photos differ. */
export function unlikeness(one: string, other: string): number {
  let bits = 0;
  for (let place = 0; place < 16; place++) {
    let differing = parseInt(one[place] ?? '0', 16) ^ parseInt(other[place] ?? '0', 16);
    for (; differing > 0; differing &= differing - 1) bits++;
  }
  return bits;
}

/** The mean of each part of the picture, SIDE × SIDE of them. */
function shrink(width: number, height: number, grey: ArrayLike<number>): Float32Array {
  const small = new Float32Array(SIDE * SIDE);
  const edge = (part: number, length: number) => Math.floor((part * length) / SIDE);
  for (let row = 0; row < SIDE; row++) {
    const [top, bottom] = [edge(row, height), Math.max(edge(row, height) + 1, edge(row + 1, height))];
    for (let column = 0; column < SIDE; column++) {
      const [left, right] = [edge(column, width), Math.max(edge(column, width) + 1, edge(column + 1, width))];
      let sum = 0;
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += grey[y * width + x]!;
      small[row * SIDE + column] = sum / ((bottom - top) * (right - left));
    }
  }
  return small;
}

const COSINES = Array.from({ length: WAVES }, (_, wave) =>
  Float32Array.from({ length: SIDE }, (_value, at) => Math.cos(((2 * at + 1) * wave * Math.PI) / (2 * SIDE))),
);

/** The lowest WAVES × WAVES of the cosine transform, row by row. */
function slowWaves(small: Float32Array): number[] {
  const across = COSINES.map((cosine) =>
    Float32Array.from({ length: SIDE }, (_, row) => {
      let sum = 0;
      for (let column = 0; column < SIDE; column++) sum += small[row * SIDE + column]! * cosine[column]!;
      return sum;
    }),
  );
  return COSINES.flatMap((cosine) =>
    across.map((column) => column.reduce((sum, value, row) => sum + value * cosine[row]!, 0)),
  );
}
