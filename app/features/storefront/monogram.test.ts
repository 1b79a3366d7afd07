import { expect, it } from 'vitest';

import { lettersOf } from './monogram';

it.each([
  ['Vườn Bà Tư', 'BT'],
  ['Nhà vườn Năm Thành', 'NT'],
  ['Đặc sản Sáu Dừa', 'SD'],
  ['Bonsai Chú Bảy', 'CB'],
  ['Út Hiền', 'ÚH'],
  ['vườn', 'V'],
  ['bt', 'BT'],
  ['Đ', 'Đ'],
  ['!!!', ''],
])('%s is %s', (name, letters) => expect(lettersOf(name)).toBe(letters));
