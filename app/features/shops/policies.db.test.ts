import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';

import { findNoticeIcon, findPolicySettings, savePolicies } from './policies.server';

let platform: TestPlatform;
let shop: { id: string; slug: string };

beforeAll(async () => {
  platform = await freshPlatform();
});
beforeEach(async () => {
  shop = await storedShop(platform.db);
});

const LINK = 'https://online.gov.vn/Home/WebDetails/1';
const picture = async () =>
  new Blob([
    new Uint8Array(
      await sharp({ create: { width: 900, height: 340, channels: 3, background: '#c00' } })
        .png()
        .toBuffer(),
    ),
  ]);
const save = (typed: Record<string, string>, icon: Blob | null = null) =>
  savePolicies(platform, { shopId: shop.id, typed: { settleDays: '7', ...typed }, icon });
const problemsOf = (saved: Awaited<ReturnType<typeof save>>) =>
  saved.ok ? [] : saved.problems.map(({ code, field }) => `${code} ${field}`);

describe('the notice of a shop', () => {
  it('is shown with its icon, made no larger than it is shown, and goes with its link', async () => {
    expect(await save({ noticeLink: LINK }, await picture())).toEqual({ ok: true, value: null });
    const { iconTag } = await findPolicySettings(platform.db, shop.id);
    const png = await findNoticeIcon(platform, { slug: shop.slug, tag: iconTag });
    const { format, width, height } = await sharp(png!).metadata();
    expect([format, width, height]).toEqual(['png', 318, 120]);

    expect(problemsOf(await save({ noticeLink: LINK }))).toEqual([]); // the icon stays
    expect((await findPolicySettings(platform.db, shop.id)).iconTag).toBe(iconTag);
    await save({ noticeLink: '' });
    expect(await findNoticeIcon(platform, { slug: shop.slug, tag: iconTag })).toBeNull();
  });

  it('is never half of one', async () => {
    expect(problemsOf(await save({ noticeLink: LINK }))).toEqual(['policies.notice-half noticeIcon']);
    expect(problemsOf(await save({}, await picture()))).toEqual(['policies.notice-half noticeLink']);
  });

  it.each([
    ['a drawing that may hold anything', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['no picture', 'da thong bao'],
    ['half a picture', '\u0089PNG\r\n'],
  ])('is not %s', async (_what, bytes) =>
    expect(problemsOf(await save({ noticeLink: LINK }, new Blob([bytes])))).toEqual([
      'policies.notice-unreadable noticeIcon',
    ]),
  );

  it('is not another’s, and not a closed shop’s', async () => {
    await save({ noticeLink: LINK }, await picture());
    const { iconTag: tag } = await findPolicySettings(platform.db, shop.id);
    const other = await storedShop(platform.db);
    expect(await findNoticeIcon(platform, { slug: other.slug, tag })).toBeNull();
    await platform.db.shop.update({ where: { id: shop.id }, data: { state: 'paused' } });
    expect(await findNoticeIcon(platform, { slug: shop.slug, tag })).toBeNull();
  });

  it('cannot lead elsewhere, whoever writes it', () =>
    expect(
      platform.db.shopPolicies.create({ data: { shopId: shop.id, noticeLink: 'https://gov.vn.example.com' } }),
    ).rejects.toThrow(/notice_is_the_states/));
});

describe('a change that shows on the policies', () => {
  const revision = async () => (await platform.db.shop.findUniqueOrThrow({ where: { id: shop.id } })).revision;
  const account = { bin: '970436', number: '000000000001', holder: 'TRAN THI TU' };

  it.each([
    ['of the grower’s words', () => save({ 'note-returns': 'Đổi cây' })],
    [
      'of the account that money goes to',
      () => platform.db.bankAccount.create({ data: { shopId: shop.id, ...account } }),
    ],
    [
      'of cards that begin to work',
      async () => {
        const { id } = await platform.db.stripeAccount.create({
          data: { shopId: shop.id, accountId: `acct_${shop.id}` },
        });
        const before = await revision();
        await platform.db.stripeAccount.update({ where: { id }, data: { chargesEnabled: true } });
        expect(await revision()).toBeGreaterThan(before);
      },
    ],
    [
      'of the cooperative’s account',
      async () => {
        const { id: cooperativeId } = await platform.db.cooperative.create({
          data: { slug: `htx-${shop.slug}`, name: 'HTX' },
        });
        await platform.db.shop.update({ where: { id: shop.id }, data: { cooperativeId } });
        const before = await revision();
        await platform.db.bankAccount.create({ data: { cooperativeId, ...account } });
        expect(await revision()).toBeGreaterThan(before);
      },
    ],
  ])('is on the very next page: %s', async (_what, change) => {
    const before = await revision();
    await change();
    expect(await revision()).toBeGreaterThan(before);
  });

  it('goes with its shop', async () => {
    await save({ 'note-returns': 'Đổi cây' });
    await platform.db.bankAccount.create({ data: { shopId: shop.id, ...account } });
    await platform.db.shop.delete({ where: { id: shop.id } });
    expect(await platform.db.shopPolicies.count({ where: { shopId: shop.id } })).toBe(0);
  });
});
