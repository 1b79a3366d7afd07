import { expect, it } from 'vitest';

import { isGtin } from './gtin';

it.each([
  ['a Vietnamese product', '8934588063053', true],
  ['eight digits', '96385074', true],
  ['an American one', '036000291452', true],
  ['a carton of fourteen', '10614141000415', true],
  ['a wrong check digit', '8934588063054', false],
  ['a SKU', 'KX7M2P4T', false],
  ['ten digits', '8934588063', false],
  ['a number a shop gives itself', '2000000000008', false],
  ['a coupon', '9800000000007', false],
  ['nothing', '', false],
])('%s', (_what, code, isRight) => expect(isGtin(code)).toBe(isRight));
