import { Transform } from 'node:stream';

/** A piece of a page without its zero bytes: what lies between them is taken whole. */
export function nullsOut(piece: Buffer): Buffer {
  const between: Buffer[] = [];
  let from = 0;
  for (let at = piece.indexOf(0); at >= 0; at = piece.indexOf(0, from)) {
    if (at > from) between.push(piece.subarray(from, at));
    from = at + 1;
  }
  return from === 0 ? piece : Buffer.concat([...between, piece.subarray(from)]);
}

/**
 * Takes zero bytes out of a page on its way. React 18 sends its buffer of 2 kB whole, with zeros at its end where a letter
 * of several bytes did not fit (mended in React 19); with Vietnamese that is every few pages. HTML holds no such byte.
 */
export const withoutNulls = (): Transform =>
  new Transform({
    transform(piece: Buffer, _encoding, done) {
      done(null, nullsOut(piece));
    },
  });
