import { expect, it } from 'vitest';

import { adviseOn } from './advice';

it.each([
  ['large enough for everybody', { width: 1600, height: 1200 }, []],
  ['sharp in the shop, small on a marketplace', { width: 1600, height: 1199 }, [{ code: 'photos.small' }]],
  [
    'too small for those who want 500',
    { width: 499, height: 2000 },
    [{ code: 'photos.too-small-for', with: { channels: 'Google, Facebook, TikTok, Shopee' } }],
  ],
])('%s', (_story, size, advice) => expect(adviseOn(size)).toEqual(advice));
