import { beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';

import { storedListing, storedPerson } from '../../../test/builders';
import { aCart, moved, placed, sellingShop } from '../../../test/orders';
import { openPages, SITE, type Pages } from '../../../test/pages';

import { isoDay } from '~/shared/date';
import { periodKey, quarterOf } from './books-period';

let pages: Pages;
let cookies: { owner: string; helper: string };
let code: string;
const quarter = periodKey(quarterOf(new Date()));

beforeAll(async () => {
  pages = await openPages();
  const { platform } = pages;
  const owner = await storedPerson(platform.db);
  const helper = await storedPerson(platform.db);
  const shop = await sellingShop(platform, { ownerId: owner.id });
  await platform.db.shopMember.create({ data: { shopId: shop.id, personId: helper.id, role: 'helper' } });
  const { variants } = await storedListing(platform.db, {
    shopId: shop.id,
    stock: 500,
    price: 1_500_000n,
    origin: 'resold',
  });
  const order = await placed(platform, shop, aCart([variants[0]!.sku, 400]), {
    values: { buyerName: '=Công thức', buyerEmail: '' },
  });
  code = order.code;
  for (const to of ['accepted', 'handed_over'] as const) await moved(platform, order.orderId, to);
  await placed(platform, shop, aCart([variants[0]!.sku, 50])); // ordered, not turned over
  const signIn = async (personId: string) =>
    (await startSession(platform, { personId, request: new Request(SITE) })).split(';')[0]!;
  cookies = { owner: await signIn(owner.id), helper: await signIn(helper.id) };
}, 60_000);

const read = async (path: string, cookie = cookies.owner) => {
  const answer = await pages.ask(path, { cookie });
  return { answer, text: await answer.text() };
};

describe('the page of the books', () => {
  it('shows the turnover by trade, the way to the billion in words, and never that nothing is owed', async () => {
    const { text } = await read('/admin/books');
    expect(text).toContain('600.000.000\u00a0₫');
    expect(text).toContain('Đã đạt 60% của một tỷ đồng');
    expect(text).toContain('còn cách mốc 400.000.000\u00a0₫');
    expect(text).toContain('hỏi cơ quan thuế');
    expect(text).not.toMatch(/không phải nộp|0\u00a0₫ thuế/);
    expect(text).toContain(`/admin/books/file?form=S2a-HKD&amp;period=${quarter}`);
  });

  it('speaks English to who reads English, and the form stays Vietnamese', async () => {
    expect((await read('/admin/books?lang=en')).text).toContain('60% of one billion đồng reached');
    const { text } = await read(`/admin/books/print?form=S2a-HKD&period=${quarter}&lang=en`);
    expect(text).toContain('Back to the revenue book');
    expect(text).toContain('SỔ DOANH THU BÁN HÀNG HÓA, DỊCH VỤ');
  });
});

describe('the printed book', () => {
  it.each(['S1a-HKD', 'S2a-HKD'])('%s is a sheet of paper without any script', async (form) => {
    const { answer, text } = await read(`/admin/books/print?form=${form}&period=${quarter}`);
    expect(answer.status).toBe(200);
    expect(text).not.toContain('<script');
    expect(text).toContain(`Mẫu số ${form}`);
    expect(text).toContain(isoDay(new Date()).split('-').reverse().join('/'));
    expect(text).toContain('600.000.000');
    expect(text).toContain(`Bán hàng, đơn ${code}`);
    expect(answer.headers.get('Cache-Control')).toContain('no-store');
  });
});

describe('the tables of orders and buyers', () => {
  it('go to the owner, row by row, and a name that looks like a formula stays a name', async () => {
    const { answer, text } = await read(`/admin/orders/export?what=orders&format=csv&period=${quarter}`);
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /filename="orders_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d_[\w-]+\.csv"/,
    );
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines.find((line) => line.includes(code))).toContain("'=Công thức,0909 000 002");
    const buyers = await read(`/admin/orders/export?what=buyers&format=csv&period=${quarter}`);
    expect(buyers.text.trim().split('\r\n')).toHaveLength(2); // one telephone, one buyer
    const sheet = await read(`/admin/orders/export?what=buyers&format=xlsx&period=${quarter}`);
    expect(sheet.answer.headers.get('Content-Type')).toContain('spreadsheetml');
  });

  it('are not there for a helper, who has no button for them either', async () => {
    const { answer } = await read('/admin/orders/export?what=buyers&format=csv', cookies.helper);
    expect(answer.status).toBe(404);
    expect((await read('/admin/books', cookies.helper)).text).not.toContain('/admin/orders/export');
  });

  it('say what is missing when they are asked for something else', async () => {
    expect((await read('/admin/orders/export?what=secrets&format=csv')).answer.status).toBe(400);
  });
});
