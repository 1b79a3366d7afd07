import { describe, expect, it } from 'vitest';

import { isWorthIt, mayShrink, shrunkSize } from './shrink';

describe('a photo is shrunk on the phone', () => {
  it.each([
    ['a phone photo to what the shop shows', [4032, 3024], [2560, 1920]],
    ['one held upright as well', [3024, 4032], [1920, 2560]],
    ['a panorama only as far as a square allows', [9000, 1800], [6000, 1200]],
    ['a narrow one not at all when its short side is short', [6000, 900], [6000, 900]],
    ['a small one never larger', [1600, 1200], [1600, 1200]],
  ] as const)('%s', (_story, [width, height], [to, tall]) =>
    expect(shrunkSize({ width, height })).toEqual({ width: to, height: tall }),
  );

  it('when it is heavy, and of a kind that is never see-through', () => {
    expect(mayShrink({ type: 'image/jpeg', size: 5_000_000 })).toBe(true);
    expect(mayShrink({ type: 'image/jpeg', size: 300_000 })).toBe(false);
    expect(mayShrink({ type: 'image/png', size: 5_000_000 })).toBe(false);
    expect(mayShrink({ type: '', size: 5_000_000 })).toBe(false);
  });

  it('when it saves a quarter at least', () => {
    expect(isWorthIt(700, 1000)).toBe(true);
    expect(isWorthIt(800, 1000)).toBe(false);
  });
});
