/** Letters and digits nobody mixes up on a tag in the rain: no I, L, O, U, 0, 1. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const LENGTH = 8;

/** A code for one size of one listing, the same for ever in every feed. `below(n)` gives chance: a whole number under n. */
export const makeSku = (below: (n: number) => number): string =>
  Array.from({ length: LENGTH }, () => SIGNS.charAt(below(SIGNS.length))).join('');
