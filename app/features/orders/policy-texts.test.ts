import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { NO_POLICIES } from '~/features/shops/policy';
import { DEFAULT_METHODS, type ShippingMethod } from '~/features/shops/shipping-method';
import { i18nFor } from '~/platform/i18n.server';
import { dong } from '~/shared/dong';
import { LANGS, type Lang } from '~/shared/lang';
import type { Operator } from '~/shared/operator';

import { HOUSE_PAGES, houseSections } from './house-texts';
import { policySections, type PolicyFacts, type PolicyWords } from './policy-texts';
import { SELLING_DEFAULTS, type Selling } from './selling';

const wordsOf = (lang: Lang): PolicyWords =>
  i18nFor(lang).getFixedT(lang, ['policies', 'orders', 'shops', 'storefront']);

const OWN_DELIVERY: ShippingMethod = {
  id: '1',
  name: '',
  rules: {
    kind: 'own_delivery',
    vehicle: 'truck',
    communes: [{ code: '28870', fee: dong(20_000) }],
    communeDays: [0, 1],
    maxPieces: null,
    days: { province: [1, 2], delta: [2, 2] },
    table: { by: 'order', fees: {} },
    freeFrom: dong(3_000_000),
    maxLongestCm: 250,
    maxKg: null,
  },
};

const facts = ({ selling, ...given }: Partial<PolicyFacts> & { selling?: Partial<Selling> } = {}): PolicyFacts => ({
  shop: {
    name: 'Vườn Bà Tư',
    address: 'Ấp Sơn Châu, xã Chợ Lách, tỉnh Vĩnh Long',
    phone: '+84901000001',
    zalo: null,
    selling: { ...SELLING_DEFAULTS, ...selling },
  },
  settings: NO_POLICIES,
  methods: ['cod'],
  ways: DEFAULT_METHODS,
  keepMonths: 12,
  ...given,
});
const read = (given?: Parameters<typeof facts>[0], lang: Lang = 'vi') => policySections(facts(given), wordsOf(lang));
const textOf = (id: string, given?: Parameters<typeof facts>[0]): string =>
  read(given)
    .find((section) => section.id === id)!
    .blocks.map(({ label, text }) => `${label ?? ''}: ${text}`)
    .join('\n');

describe('the policies of a shop', () => {
  it('are whole although the grower has said nothing', () => {
    expect(read().map(({ id, article }) => `${id} ${article}`)).toEqual([
      'owner 4',
      'privacy 5',
      'duties 6',
      'complaints 7',
      'prices 8',
      'limits 9',
      'payment 10',
      'ranking 11',
      'delivery 13',
      'returns 14',
    ]);
    expect(read().every(({ blocks }) => blocks.length > 0)).toBe(true);
  });

  it('have the eight points of privacy', () =>
    expect(
      read()
        .find(({ id }) => id === 'privacy')!
        .blocks.map(({ label }) => label!.slice(0, label!.indexOf(')'))),
    ).toEqual(['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h']));

  it('say who sells as the papers do', () => {
    const owner = textOf('owner', {
      selling: {
        legalName: 'Hộ kinh doanh Trần Thị Tư',
        representative: 'Trần Thị Tư',
        registrationNo: '83A8001234',
        registrationPlace: 'Phòng Kinh tế xã Chợ Lách',
        registeredOn: '2025-08-01',
        taxCode: '083165000123',
        email: 'vuonbatu@example.vn',
      },
    });
    for (const fact of ['Hộ kinh doanh Trần Thị Tư', 'Trần Thị Tư', '83A8001234', '01/08/2025', '083165000123', '@'])
      expect(owner).toContain(fact);
    expect(textOf('owner')).toContain('Mã số thuế: Người bán chưa ghi');
  });

  it('promise the hours and days that the shop promises', () => {
    const selling = { claimHours: 72, answerHours: 6, payHours: 12 };
    const settings = { ...NO_POLICIES, settleDays: 5 };
    expect(textOf('returns', { selling })).toContain('72 giờ');
    expect(textOf('complaints', { selling, settings })).toMatch(/6 giờ[^]*72 giờ[^]*5 ngày/);
    expect(textOf('limits', { selling })).toContain('12 giờ');
    expect(textOf('payment', { selling, settings })).toContain('5 ngày');
  });

  it('promise no hours where the shop takes no claims afterwards', () => {
    for (const id of ['complaints', 'returns'])
      expect(textOf(id, { selling: { claimHours: 0 } })).not.toMatch(/ 0 giờ/);
    expect(textOf('returns', { selling: { claimHours: 0 } })).toContain('Báo ngay lúc nhận hàng');
  });

  it('name the ways to pay that work today, and who collects', () => {
    expect(textOf('payment', { methods: ['vietqr', 'cod'] })).toMatch(/VietQR[^]*tiền mặt/);
    expect(textOf('payment', { methods: [] })).toContain('gọi người bán');
    expect(textOf('privacy')).not.toContain('Stripe');
    expect(textOf('privacy', { methods: ['stripe'] })).toContain('Stripe');
    expect(textOf('payment', { selling: { collector: 'cooperative' } })).toContain('Hợp tác xã thu tiền hộ');
  });

  it('say where goods are sent, how long that takes and what does not fit', () => {
    const delivery = textOf('delivery', { ways: [OWN_DELIVERY] });
    for (const fact of ['1 xã gần vườn: 0–1 ngày', 'Trong tỉnh: 1–2 ngày', 'miền Tây: 2 ngày', '3.000.000', '250 cm'])
      expect(delivery).toContain(fact);
    expect(delivery).not.toContain('Nơi khác');
  });

  it('carry the grower’s words as they were written, marked as hers', () => {
    const returns = read({
      selling: { returnPolicy: 'Cây chết đổi cây.\nCây gãy bớt tiền.' },
      settings: { ...NO_POLICIES, notes: { returns: '<b>Gọi trước</b>' } },
    }).at(-1)!.blocks;
    expect(returns.filter(({ own }) => own).map(({ text }) => text)).toEqual([
      'Cây chết đổi cây.\nCây gãy bớt tiền.',
      '<b>Gọi trước</b>',
    ]);
  });

  it('leave no blank unfilled, in either language, whatever the shop is like', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGS),
        fc.record({
          claimHours: fc.constantFrom(0, 1, 48),
          answerHours: fc.integer({ min: 1, max: 168 }),
          depositPercent: fc.constantFrom(0, 30),
          collector: fc.constantFrom('shop' as const, 'cooperative' as const),
          takesOrders: fc.boolean(),
          registrationNo: fc.constantFrom('', '83A8'),
          registeredOn: fc.constantFrom(null, '2025-08-01'),
        }),
        fc.subarray(['cod', 'vietqr', 'stripe'] as const),
        fc.subarray([...DEFAULT_METHODS, OWN_DELIVERY]),
        fc.integer({ min: 1, max: 30 }),
        (lang, selling, methods, ways, settleDays) => {
          for (const { title, blocks } of read(
            { selling, methods, ways, settings: { ...NO_POLICIES, settleDays } },
            lang,
          ))
            for (const { label = 'x', text } of [{ label: title, text: title }, ...blocks]) {
              expect(`${label} ${text}`).not.toMatch(/\{\{|undefined|null|NaN|policies\.|sections\./);
              expect(text.trim()).not.toBe('');
            }
        },
      ),
    ));
});

describe('the pages about the house', () => {
  const nobody: Operator = {
    name: '',
    representative: '',
    address: '',
    registration: '',
    taxCode: '',
    phone: '',
    email: '',
    notice: null,
  };

  it('say only what the operator told, and that a name is missing', () => {
    const about = (operator: Operator) =>
      JSON.stringify(houseSections('about', { operator, keepMonths: 12 }, wordsOf('vi')));
    expect(about(nobody)).toContain('chưa ghi tên');
    const told = about({ ...nobody, name: 'Trung tâm Khuyến nông', phone: '0270 382 0000' });
    expect(told).toContain('Trung tâm Khuyến nông');
    expect(told).not.toContain('Mã số thuế');
  });

  it.each(HOUSE_PAGES.flatMap((page) => LANGS.map((lang) => [page, lang] as const)))(
    'leave no blank unfilled: %s in %s',
    (page, lang) => {
      for (const operator of [nobody, { ...nobody, name: 'A', email: 'a@b.vn' }])
        expect(JSON.stringify(houseSections(page, { operator, keepMonths: 12 }, wordsOf(lang)))).not.toMatch(
          /\{\{|undefined|house\./,
        );
    },
  );
});
