import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { open, seal } from './sealed.server';

const config = { sessionSecret: 'a secret that is long enough for this' };
const KEY = 'SEPAY-KEY-7f3a';

describe('a seal', () => {
  it('gives back what was put under it, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(open(config, seal(config, text))).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('shows nothing of it, and never looks the same twice', () => {
    const [one, other] = [seal(config, KEY), seal(config, KEY)];
    expect(one).not.toBe(other);
    expect(Buffer.from(one.slice(3), 'base64url').toString('latin1')).not.toContain('SEPAY');
  });

  it('does not open with another secret', () =>
    expect(open({ sessionSecret: 'another secret that is long enough too' }, seal(config, KEY))).toBeNull());

  it('does not open when a single bit was changed', () => {
    const bytes = Buffer.from(seal(config, KEY).slice(3), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(open(config, `v1.${changed.toString('base64url')}`)).toBeNull();
    }
  });

  it.each([
    ['cut short', (sealed: string) => sealed.slice(0, -2)],
    ['cut to nothing', () => 'v1.'],
    ['without its version', (sealed: string) => sealed.slice(3)],
    ['of a version to come', (sealed: string) => sealed.replace('v1', 'v2')],
    ['with something behind it', (sealed: string) => `${sealed}\n`],
    ['that is no seal', () => 'SEPAY-KEY-7f3a'],
    ['that is nothing', () => ''],
  ])('does not open %s', (_story, spoil) => expect(open(config, spoil(seal(config, KEY)))).toBeNull());
});
