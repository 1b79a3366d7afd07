import { PassThrough, type Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';

import fc from 'fast-check';
import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, it } from 'vitest';

import { nullsOut, withoutNulls } from './without-nulls.server';

it('sends every letter of a long Vietnamese page, whichever of them meets the end of a buffer', async () => {
  const names = Array.from(
    { length: 400 },
    (_, number) => `Bưởi da xanh, sầu riêng Ri6, mai vàng ở Chợ Lách ${number}`,
  );
  const rendered = (through: Duplex) =>
    new Promise<string>((resolve, reject) => {
      const list = createElement('ul', null, ...names.map((name) => createElement('li', null, name)));
      const { pipe } = renderToPipeableStream(list, {
        onAllReady: () => resolve(text(pipe(through))),
        onError: reject,
      });
    });
  const whole = `<ul>${names.map((name) => `<li>${name}</li>`).join('')}</ul>`;
  expect(await rendered(new PassThrough())).not.toBe(whole); // when it is, React has been mended, and this can go
  expect(await rendered(withoutNulls())).toBe(whole);
});

it('takes out zero bytes and nothing else, wherever they stand', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 0, 60, 187), { maxLength: 40 }), (bytes) => {
      expect([...nullsOut(Buffer.from(bytes))]).toEqual(bytes.filter((byte) => byte !== 0));
    }),
  );
});
