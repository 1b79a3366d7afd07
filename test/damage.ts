/** What befalls a file on its way, or at the hands of somebody who means ill. */
export const DAMAGES = ['flipped', 'cut', 'spliced', 'blanked', 'doubled'] as const;
export type Damage = (typeof DAMAGES)[number];

/** Chance that comes out the same for the same seed (mulberry32): 0 up to, not including, 1. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A damaged copy of `file`; pieces of `other` are spliced into it. The same chance damages it in the same way. */
export function damage(file: Buffer, other: Buffer, how: Damage, chance: () => number): Buffer {
  const upTo = (end: number) => Math.floor(chance() * end);
  // half of all harm is done near the beginning, where headers say what the rest means
  const place = () => (chance() < 0.5 ? upTo(Math.min(file.length, 2_000)) : upTo(file.length));
  const length = () => 1 + upTo(Math.min(file.length, chance() < 0.5 ? 64 : 50_000));
  const copy = Buffer.from(file);
  switch (how) {
    case 'flipped':
      for (let bits = 1 + upTo(64); bits > 0; bits--) {
        const at = place();
        copy[at] = copy[at]! ^ (1 << upTo(8));
      }
      return copy;
    case 'cut':
      return copy.subarray(0, place());
    case 'spliced': {
      const from = upTo(other.length);
      const at = place();
      return Buffer.concat([copy.subarray(0, at), other.subarray(from, from + length()), copy.subarray(at + length())]);
    }
    case 'blanked': {
      const at = place();
      return copy.fill(chance() < 0.5 ? 0 : 255, at, Math.min(copy.length, at + length()));
    }
    case 'doubled': {
      const at = place();
      return Buffer.concat([copy.subarray(0, at + length()), copy.subarray(at)]);
    }
  }
}
