import { Transform } from 'node:stream';

/** A piece of a page without its zero bytes. */
export const nullsOut = (piece: Buffer): Buffer =>
  piece.includes(0) ? Buffer.from(piece.filter((byte) => byte !== 0)) : piece;

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
