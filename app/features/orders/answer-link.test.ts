import fc from 'fast-check';
import { expect, it } from 'vitest';

import { answerToken, readAnswerToken } from './answer-link.server';

const config = { sessionSecret: 'a secret of more than thirty-two characters' };
const orderId = '0192f0c0-7e57-7000-8000-0123456789ab';
const now = new Date('2026-12-01T00:00:00Z');
const token = answerToken(config, { orderId, expires: new Date('2026-12-04T00:00:00Z') });

it('a link opens the one order it was made for, until its day', () => {
  expect(readAnswerToken(config, token, now)).toEqual({ orderId, expired: false });
  expect(readAnswerToken(config, token, new Date('2026-12-04T00:00:00Z'))).toEqual({ orderId, expired: true });
  expect(token).toMatch(/^[\w-]{48}$/);
});

it('a link of another house, or one that somebody changed, opens nothing', () => {
  expect(readAnswerToken({ sessionSecret: 'another secret of more than thirty-two' }, token, now)).toBeNull();
  fc.assert(
    fc.property(fc.nat({ max: token.length - 1 }), fc.constantFrom(...'AQgw_-z0'), (at, letter) => {
      fc.pre(token[at] !== letter);
      expect(readAnswerToken(config, token.slice(0, at) + letter + token.slice(at + 1), now)).toBeNull();
    }),
  );
  for (const text of ['', 'x', `${token}A`, token.slice(1)]) expect(readAnswerToken(config, text, now)).toBeNull();
});
