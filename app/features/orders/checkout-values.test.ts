import { describe, expect, it } from 'vitest';

import { isComplete, readDraft, readWay, readWho, saysWho } from './checkout-values';
import { readConsents } from './consent';
import { NO_CONSIGNMENT, readConsignment, readStoredConsignment } from './consignment';

const NOW = new Date('2026-12-01T02:00:00Z');
const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const problemsOf = (result: { ok: boolean; problems?: { code: string; field?: string }[] }) =>
  (result.problems ?? []).map(({ code, field }) => [code, field]);

describe('who buys', () => {
  const typed = {
    buyerName: '  Nguyễn  Thị Hoa ',
    buyerPhone: '0909 000 002',
    buyerEmail: '',
    communeCode: '28870',
    street: '12 đường Bờ Kè',
    note: 'Gọi trước\n\n\n\nkhi giao',
  };
  const read = (given: Partial<typeof typed>) => readWho(form({ ...typed, ...given }), (code) => code === '28870');

  it('is kept as it was meant', () => {
    expect(read({})).toEqual({
      ok: true,
      value: { ...typed, buyerName: 'Nguyễn Thị Hoa', buyerPhone: '+84909000002', note: 'Gọi trước\n\nkhi giao' },
    });
  });

  it.each([
    ['no name', { buyerName: ' ' }, [['orders.name-missing', 'buyerName']]],
    ['a landline', { buyerPhone: '0270 3822 222' }, [['common.phone-length', 'buyerPhone']]],
    ['an address that is none', { buyerEmail: 'hoa@nha' }, [['orders.email-bad', 'buyerEmail']]],
    ['two lines for one header', { buyerEmail: 'hoa@nha.vn,tu@vuon.vn' }, [['orders.email-bad', 'buyerEmail']]],
    ['a commune that is no more', { communeCode: '28901' }, [['orders.place-missing', 'communeCode']]],
    ['a novel', { note: 'ơ'.repeat(501) }, [['orders.text-too-long', 'note']]],
  ])('is asked again for %s', (_what, given, problems) => expect(problemsOf(read(given))).toEqual(problems));

  it('is asked for everything at once', () => {
    expect(problemsOf(readWho(new FormData(), () => false)).map(([, field]) => field)).toEqual([
      'buyerName',
      'buyerPhone',
      'communeCode',
    ]);
  });
});

describe('the way', () => {
  const typed = { shippingMethodId: 'pickup', wishedOn: '', paymentMethod: 'cod', balanceMethod: '' };
  const read = (given: Partial<typeof typed>) => readWay(form({ ...typed, ...given }), NOW);

  it('may leave the day to the garden', () =>
    expect(read({})).toMatchObject({ ok: true, value: { wishedOn: null, balanceMethod: null } }));

  it.each([
    ['no way', { shippingMethodId: '' }, [['orders.way-missing', 'shippingMethodId']]],
    ['a way of paying nobody knows', { paymentMethod: 'gold' }, [['orders.payment-missing', 'paymentMethod']]],
    ['yesterday', { wishedOn: '2026-11-30' }, [['orders.day-over', 'wishedOn']]],
    ['a day that never comes', { wishedOn: '2027-02-30' }, [['orders.day-unreadable', 'wishedOn']]],
    ['a day in two years', { wishedOn: '2028-12-01' }, [['orders.day-too-far', 'wishedOn']]],
  ])('is asked again for %s', (_what, given, problems) => expect(problemsOf(read(given))).toEqual(problems));
});

it('what was kept of a checkout opens as far as it goes, and nothing else opens', () => {
  expect(saysWho(readDraft({ buyerName: 'Hoa', buyerPhone: '+84909000002', communeCode: '28870' }))).toBe(true);
  expect(isComplete(readDraft({ buyerName: 'Hoa', communeCode: '28870' }))).toBe(false);
  expect(readDraft('anything')).toEqual({});
  expect(readDraft({ paymentMethod: 'gold' })).toEqual({});
});

it('only boxes that were ticked count', () => {
  const data = new FormData();
  data.append('consent', 'order-data');
  data.append('consent', 'everything');
  expect(readConsents(data)).toEqual(['order-data']);
});

it('who carries an order is kept as the grower says it', () => {
  const typed = {
    'consignment-carrier': ' Xe  Phương Trang',
    'consignment-phone': '0909 000 009',
    'consignment-plate': '64B-012.34',
  };
  expect(readConsignment(form(typed))).toEqual({
    ok: true,
    value: { ...NO_CONSIGNMENT, carrier: 'Xe Phương Trang', phone: '+84909000009', plate: '64B-012.34' },
  });
  expect(readConsignment(form({ 'consignment-phone': '1900 6067' }))).toMatchObject({ value: { phone: '1900 6067' } });
  expect(problemsOf(readConsignment(form({ 'consignment-from': 'x'.repeat(121) })))).toEqual([
    ['orders.text-too-long', 'consignment-from'],
  ]);
  expect(readStoredConsignment({ carrier: 7, plate: '64B' })).toEqual({ ...NO_CONSIGNMENT, plate: '64B' });
});
