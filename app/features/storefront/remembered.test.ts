import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readRemembered, REMEMBERED, rememberCookie, withFirst, without } from './remembered';

const value = (cookie: string) => cookie.split(';')[0]!;

describe("what a visitor's browser remembers", () => {
  it('comes back as it was kept, the newest first, and never more than a cookie holds', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 60 }), (ids) => {
        const cookie = rememberCookie('liked', ids);
        expect(readRemembered('liked', `lang=vi; ${value(cookie)}; other=1`)).toEqual(
          ids.slice(0, REMEMBERED.liked.most),
        );
        expect(cookie.length).toBeLessThan(4_000);
      }),
    ));

  it('survives whatever somebody writes into it', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const id of readRemembered('seen', `seen=${text}`)) expect(id).toMatch(/^[0-9a-f-]{36}$/);
      }),
    ));

  it('holds each listing once, and forgets it on a word', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 10 }), (ids) => {
        const last = ids.at(-1)!;
        expect(withFirst(ids, last)).toEqual([last, ...ids.slice(0, -1)]);
        expect(without(ids, last)).toEqual(ids.slice(0, -1));
      }),
    ));

  it('is one cookie each, which no script reads and which ends when it is empty', () => {
    expect(rememberCookie('seen', [])).toBe('seen=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax');
    expect(readRemembered('seen', 'liked=00000000000000000000000000000001')).toEqual([]);
  });
});
