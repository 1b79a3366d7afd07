import { expect, it } from 'vitest';

import { lastPickupDay } from './pickup-window';

it.each([
  ['15–28 tháng Chạp', '2027-01-20', '2027-02-04'],
  ['từ 20 đến 28 Chạp', '2027-01-20', '2027-02-04'],
  ['trước 30 tháng Chạp', '2027-01-20', '2027-02-05'], // the year ends on the 29th
  ['đến mùng 10 tháng Giêng', '2027-01-20', '2027-02-15'],
  ['rằm đến 25 tháng 12 âm lịch', '2027-01-20', '2027-02-01'],
  ['từ 20/1 đến 3/2', '2027-01-20', '2027-02-03'],
  ['đến 28/01/2027', '2027-01-20', '2027-01-28'],
  ['đến 15/01/2027', '2027-01-20', null],
  ['khoảng trước Tết', '2027-01-20', null],
  ['', '2027-01-20', null],
])('“%s” for what is ready on %s ends on %s', (window, ready, last) => expect(lastPickupDay(window, ready)).toBe(last));
