import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lawGaps, readSelling, UNTOLD, type LawGap, type Selling, type TypedSelling } from './selling';

const TODAY = '2026-11-26';

const typed = (given: Partial<TypedSelling> = {}): TypedSelling => ({
  takesOrders: true,
  legalName: 'Trần Thị Tư',
  representative: '',
  legalAddress: 'Ấp Sơn Châu, xã Chợ Lách, tỉnh Vĩnh Long',
  taxCode: '083165000123',
  registrationNo: '',
  registrationPlace: '',
  registeredOn: '',
  email: 'vuonbatu@example.vn',
  answerHours: '24',
  payHours: '24',
  claimHours: '48',
  depositPercent: '30',
  returnPolicy: 'Cây chết thì đổi.',
  earlyBloomRule: '',
  noShowRule: '',
  stormRule: '',
  ...given,
});
const problemsOf = (given: Partial<TypedSelling>) => {
  const read = readSelling(typed(given), TODAY);
  return read.ok ? [] : read.problems.map(({ code, field }) => `${code} ${field}`);
};

describe('how a shop sells', () => {
  it('may say nothing but its hours', () => {
    const nothing = { legalName: '', legalAddress: '', taxCode: '', email: '', returnPolicy: '' };
    expect(readSelling(typed(nothing), TODAY)).toEqual({ ok: true, value: UNTOLD });
  });

  it.each([
    ['a household’s twelve digits', '083 165 000 123', '083165000123'],
    ['a business’ ten', '1300123456', '1300123456'],
    ['a branch’s thirteen', '1300123456-001', '1300123456-001'],
  ])('knows %s as a tax number', (_whose, taxCode, kept) =>
    expect(readSelling(typed({ taxCode }), TODAY)).toMatchObject({ ok: true, value: { taxCode: kept } }),
  );

  it.each([
    ['a tax number of eleven digits', { taxCode: '08316500012' }, 'shops.tax-code-unreadable taxCode'],
    ['an address without @', { email: 'vuonbatu.vn' }, 'shops.email-unreadable email'],
    ['a registration of tomorrow', { registeredOn: '2026-11-27' }, 'shops.registered-in-future registeredOn'],
    ['a day that does not exist', { registeredOn: '2026-02-30' }, 'shops.registered-on-unreadable registeredOn'],
    ['an answer within no time', { answerHours: '0' }, 'common.number-too-small answerHours'],
    ['more deposit than the price', { depositPercent: '101' }, 'common.number-too-large depositPercent'],
    ['a rule like a novel', { stormRule: 'bão '.repeat(400) }, 'shops.selling-text-too-long stormRule'],
  ])('refuses %s, next to its field', (_what, given, problem) => expect(problemsOf(given)).toEqual([problem]));

  it('says everything to mend at once', () =>
    expect(problemsOf({ taxCode: '1', email: 'x', payHours: 'mai' })).toHaveLength(3));

  it('never keeps hours the database would refuse, whatever is typed', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer().map(String)), (hours) => {
        const read = readSelling(typed({ answerHours: hours, payHours: hours, claimHours: hours }), TODAY);
        if (!read.ok) return;
        const { answerHours, payHours, claimHours } = read.value;
        expect(answerHours >= 1 && answerHours <= 168 && payHours >= 1 && payHours <= 168).toBe(true);
        expect(claimHours >= 0 && claimHours <= 720).toBe(true);
      }),
    ));
});

describe('what the law still misses', () => {
  const told = (given: Partial<Selling> = {}): Selling => {
    const read = readSelling(typed(), TODAY);
    if (!read.ok) throw new Error('the builder is wrong');
    return { ...read.value, ...given };
  };
  const shop = { phone: '+84901000001', ways: 1, takesMoney: true };

  it.each([
    ['a grower speaks for herself', 'Trần Thị Tư', []],
    ['somebody speaks for a household business', 'Hộ kinh doanh Vườn Bà Tư', ['representative']],
    ['somebody speaks for a cooperative', 'HTX Hoa kiểng Cái Mơn', ['representative']],
    ['a name that only sounds like one is a person’s', 'Cơ Thị Sở', []],
  ])('%s', (_who, legalName, gaps) => expect(lawGaps(told({ legalName }), shop)).toEqual(gaps));

  it('is nothing for a household that said who it is, how it sends and takes back', () =>
    expect(lawGaps(told(), shop)).toEqual([]));

  it.each<[string, Partial<Selling>, Partial<typeof shop> | { phone: null }, LawGap[]]>([
    ['no name', { legalName: '' }, {}, ['legalName']],
    ['no telephone', {}, { phone: null }, ['phone']],
    ['no way of delivery', {}, { ways: 0 }, ['shipping']],
    ['no way to pay', {}, { takesMoney: false }, ['payment']],
    ['a registration from nowhere', { registrationNo: '83A8' }, {}, ['registrationPlace', 'registeredOn']],
  ])('%s', (_what, given, around, gaps) => expect(lawGaps(told(given), { ...shop, ...around })).toEqual(gaps));
});
