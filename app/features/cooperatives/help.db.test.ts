import { beforeEach, describe, expect, it } from 'vitest';

import { holdListings } from '~/features/listings/listing-row.server';
import { moveListings } from '~/features/listings/move-listings.server';
import { emptyDraft, emptyVariant } from '~/features/listings/listing-texts';
import { findListing } from '~/features/listings/find-listing.server';
import { saveListing } from '~/features/listings/save-listing.server';
import { setStock } from '~/features/listings/stock-listing.server';
import { HELPING, helpUnder, inErrand } from '~/platform/helping.server';
import { dong } from '~/shared/dong';

import { storedListing, storedPerson, storedShop } from '../../../test/builders';
import { freshPlatform } from '../../../test/platform';
import { findHelpActs, takeBack } from './help-acts.server';
import { agreeToHelp, askToHelp, endHelp, findHelps, offerHelp, takeHelpCode } from './help.server';

// the database judges by its own clock whether a help still lasts
const platform = await freshPlatform({ now: new Date() });
const { db } = platform;

let cooperativeId: string;
let shopId: string;
let helperId: string;
let listing: Awaited<ReturnType<typeof storedListing>>;

beforeEach(async () => {
  const key = crypto.randomUUID().slice(0, 8);
  const cooperative = await db.cooperative.create({ data: { slug: `htx-${key}`, name: 'HTX Hoa kiểng' } });
  cooperativeId = cooperative.id;
  shopId = (await storedShop(db, { cooperativeId })).id;
  helperId = (await storedPerson(db, { name: 'Cô Lan' })).id;
  await db.cooperativeMember.create({ data: { cooperativeId, personId: helperId, role: 'trainer' } });
  listing = await storedListing(db, { shopId, name: 'Bông giấy hồng', price: 350_000n, stock: 20 });
});

/** A running help, with what is done under it. */
async function helping(scopes: ('listings' | 'profile')[] = ['listings']) {
  const asked = await askToHelp(platform, { cooperativeId, shopId, helperId, scopes, minutes: 60 });
  const grantId = asked!.grantId;
  expect(await agreeToHelp(platform, { shopId, grantId })).toEqual({ grantId });
  const under = <Answer>(work: () => Promise<Answer>): Promise<Answer> =>
    inErrand(async () => {
      helpUnder(grantId);
      return work();
    });
  return { grantId, under };
}
const acts = async () => (await findHelpActs(platform, { shopId, before: null })).acts;
/** Everything of the shop that a person could have changed. */
const stateOfShop = async () => {
  const listings = await db.listing.findMany({
    where: { shopId },
    orderBy: { id: 'asc' },
    omit: { version: true, updatedAt: true, slug: true, publishedAt: true, searchText: true, searchFolded: true },
  });
  const variants = await db.variant.findMany({
    where: { shopId },
    orderBy: { id: 'asc' },
    omit: { updatedAt: true },
    include: { tiers: true },
  });
  const photos = await db.photo.findMany({ where: { shopId }, orderBy: { id: 'asc' }, omit: { updatedAt: true } });
  return { listings, variants, photos };
};
const change = async (given: (draft: Awaited<ReturnType<typeof draftOf>>) => void) => {
  const draft = await draftOf();
  given(draft);
  return saveListing(platform, { shopId, listingId: listing.id, version: null, draft, publish: false });
};
async function draftOf() {
  const found = (await findListing(db, { shopId, id: listing.id }))!;
  const photos = await db.photo.findMany({ where: { listingId: listing.id }, select: { id: true } });
  return { ...found.draft, photoIds: photos.map(({ id }) => id) };
}

describe('consent', () => {
  it('is a code read aloud: six digits, for one who types it, once, within the same cooperative', async () => {
    const offered = await offerHelp(platform, { shopId, scopes: ['listings'], minutes: 60 });
    if (!offered.ok) throw new Error('not offered');
    const { code } = offered.value;
    expect(code).toMatch(/^\d{6}$/);
    const other = await db.cooperative.create({ data: { slug: crypto.randomUUID(), name: 'HTX khác' } });
    const take = (cooperative: string, typed = code) =>
      takeHelpCode(platform, { cooperativeId: cooperative, helperId, code: typed });
    expect(await take(other.id)).toMatchObject({ ok: false, problems: [{ code: 'help.code-wrong' }] });
    const tries = await Promise.all([1, 2, 3].map(() => take(cooperativeId, `${code.slice(0, 3)} ${code.slice(3)}`)));
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await take(cooperativeId)).toMatchObject({ ok: false });
    expect(await findHelps(platform, { shopId })).toMatchObject([{ state: 'running', helper: 'Cô Lan' }]);
  });

  it('cannot be guessed: after ten tries whoever guesses has to wait', async () => {
    const guess = () => takeHelpCode(platform, { cooperativeId, helperId, code: '000000' });
    for (let tries = 0; tries < 10; tries++) await guess();
    expect(await guess()).toMatchObject({ ok: false, problems: [{ code: 'accounts.too-many-tries', field: 'code' }] });
  });

  it('is a tap: nobody can ask for a garden of another cooperative, and only its own people say yes', async () => {
    const elsewhere = await storedShop(db);
    const ask = { cooperativeId, helperId, scopes: ['listings' as const], minutes: 60 };
    expect(await askToHelp(platform, { ...ask, shopId: elsewhere.id })).toBeNull();
    const asked = await askToHelp(platform, { ...ask, shopId });
    expect(await agreeToHelp(platform, { shopId: elsewhere.id, grantId: asked!.grantId })).toBeNull();
    expect(await findHelps(platform, { shopId })).toMatchObject([{ state: 'asked' }]);
  });
});

describe('what a helper changes', () => {
  it('is on record with before and after, one press at a time, and nothing of what others do', async () => {
    const { under } = await helping();
    await under(() =>
      change((draft) => {
        draft.name = 'Bông giấy hồng ba năm';
        draft.variants[0]!.price = dong(390_000);
      }),
    );
    await change((draft) => void (draft.care = 'Tưới sáng.')); // the grower herself
    await under(() => setStock(platform, { shopId, listingId: listing.id, stocks: 'none' }));
    expect(await acts()).toMatchObject([
      { helper: 'Cô Lan', lines: [{ subject: 'variant', field: 'stock', before: 20, after: 0 }] },
      {
        lines: [
          { subject: 'listing', field: 'name', before: 'Bông giấy hồng', after: 'Bông giấy hồng ba năm' },
          { subject: 'variant', field: 'price', before: 350_000, after: 390_000 },
        ],
      },
    ]);
  });

  it('goes back with one tap, exactly, whatever it was', async () => {
    const { under } = await helping();
    const steps: (() => Promise<unknown>)[] = [
      () => change((draft) => void (draft.name = 'Tên khác')),
      () =>
        change((draft) => {
          draft.variants[0]!.tiers = [{ minQuantity: 10, price: dong(300_000) }];
          draft.variants.push({ ...emptyVariant(), size: 'Chậu 50 cm', price: dong(900_000), stock: 2 });
        }),
      () => change((draft) => void (draft.photoIds = [])).catch(() => null),
      () => moveListings(platform, { shopId, moves: [{ id: listing.id, to: 'paused' }] }),
      () => setStock(platform, { shopId, listingId: listing.id, stocks: 'none' }),
    ];
    for (const step of steps) {
      const before = await stateOfShop();
      await under(step);
      const [last] = await acts();
      if (!last || last.isTakenBack) continue; // refused by the product itself
      expect(await takeBack(platform, { shopId, act: last.id })).toEqual({ ok: true, value: null });
      const after = await stateOfShop();
      expect(after.listings).toEqual(before.listings);
      expect(after.photos).toEqual(before.photos);
      const alive = after.variants.filter(({ retiredAt }) => retiredAt === null);
      expect(alive).toEqual(before.variants.filter(({ retiredAt }) => retiredAt === null));
      expect(await takeBack(platform, { shopId, act: last.id })).toBeNull();
    }
  });

  it('is put away when it was made', async () => {
    const { under } = await helping();
    await under(() =>
      saveListing(platform, {
        shopId,
        listingId: null,
        version: null,
        publish: false,
        draft: { ...emptyDraft(), name: 'Mai vàng', variants: [emptyVariant()], photoIds: [] },
      }),
    );
    const [made] = await acts();
    expect(made!.lines[0]).toMatchObject({ subject: 'listing', field: 'new' });
    await takeBack(platform, { shopId, act: made!.id });
    expect(await db.listing.findFirst({ where: { shopId, name: 'Mai vàng' } })).toMatchObject({ state: 'archived' });
  });

  it('stays when it has changed again since, and is nobody else’s to take back', async () => {
    const { under } = await helping();
    await under(() => change((draft) => void (draft.variants[0]!.price = dong(390_000))));
    const [act] = await acts();
    const other = await storedShop(db);
    expect(await takeBack(platform, { shopId: other.id, act: act!.id })).toBeNull();
    await change((draft) => void (draft.variants[0]!.price = dong(400_000)));
    expect(await takeBack(platform, { shopId, act: act!.id })).toEqual({
      ok: false,
      problems: [{ code: 'help.changed-since' }],
    });
    expect((await draftOf()).variants[0]!.price).toBe(400_000);
  });
});

describe('taking back, while others are at work', () => {
  const raised = async () => {
    const { under } = await helping();
    await under(() => change((draft) => void (draft.variants[0]!.price = dong(390_000))));
    return (await acts())[0]!.id;
  };
  const back = (act: string) => takeBack(platform, { shopId, act });
  const stored = async () => {
    const { price, stock } = await db.variant.findUniqueOrThrow({ where: { id: listing.variants[0]!.id } });
    return { price: Number(price), stock };
  };

  it('happens once, however many tap together', async () => {
    const act = await raised();
    const taps = await Promise.all(Array.from({ length: 8 }, () => back(act)));
    expect(taps.filter((tap) => tap?.ok)).toHaveLength(1);
    expect(taps.filter((tap) => tap === null)).toHaveLength(7);
    expect((await stored()).price).toBe(350_000);
  });

  it('never undoes what the member writes in the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      await change((draft) => void (draft.variants[0]!.price = dong(350_000)));
      const act = await raised();
      const [tap, own] = await Promise.all([
        back(act),
        change((draft) => void (draft.variants[0]!.price = dong(400_000))),
      ]);
      expect(own?.ok).toBe(true);
      expect([true, false]).toContain(tap?.ok); // first come, or told that it has changed since
      expect((await stored()).price).toBe(400_000);
    }
  });

  it('leaves alone what the member changed elsewhere in the same listing', async () => {
    const act = await raised();
    await change((draft) => void (draft.care = 'Tưới sáng.'));
    await setStock(platform, {
      shopId,
      listingId: listing.id,
      stocks: [{ variantId: listing.variants[0]!.id, stock: 4 }],
    });
    expect(await back(act)).toEqual({ ok: true, value: null });
    expect(await stored()).toEqual({ price: 350_000, stock: 4 });
    expect((await draftOf()).care).toBe('Tưới sáng.');
  });

  it('never brings back pieces that were sold since', async () => {
    const { under } = await helping();
    const count = (stock: number) =>
      setStock(platform, { shopId, listingId: listing.id, stocks: [{ variantId: listing.variants[0]!.id, stock }] });
    await under(() => count(30));
    const act = (await acts())[0]!.id;
    const sell = () =>
      db.$transaction(async (tx) => {
        await holdListings(tx, shopId, [listing.id]); // as every order does
        await tx.variant.update({ where: { id: listing.variants[0]!.id }, data: { stock: { decrement: 12 } } });
      });
    const [tap] = await Promise.all([back(act), sell()]);
    // 20 and then 12 sold, or 12 sold of 30 and nothing taken back
    expect((await stored()).stock).toBe(tap?.ok ? 8 : 18);
  });

  it('is possible after the help has ended, too', async () => {
    const act = await raised();
    const [running] = await findHelps(platform, { shopId });
    const grantId = running!.id;
    await Promise.all([endHelp(platform, { grantId, shopId }), back(act)]);
    expect((await stored()).price).toBe(350_000);
  });
});

describe('the end', () => {
  let next = 1_000n;
  const price = () => db.variant.update({ where: { id: listing.variants[0]!.id }, data: { price: next++ } });

  it('is at once, for what is asked after it', async () => {
    const { grantId, under } = await helping();
    await under(price);
    await endHelp(platform, { grantId, shopId });
    const refused = await under(price).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused instanceof Response && refused.headers.get('Location')).toBe(HELPING);
    expect(await findHelps(platform, { shopId })).toEqual([]);
  });

  it('waits for what is being written, and nothing slips in behind it', async () => {
    const { grantId, under } = await helping();
    const writes = Array.from({ length: 20 }, () =>
      under(price).then(
        () => true,
        () => false,
      ),
    );
    await endHelp(platform, { grantId, shopId });
    const count = () => db.helpChange.count({ where: { grantId } });
    const whenEnded = await count();
    await Promise.all(writes);
    expect(await count()).toBe(whenEnded);
    expect(
      await under(price).then(
        () => true,
        () => false,
      ),
    ).toBe(false);
  });

  it('is also where the help does not reach: another garden, other things', async () => {
    const { under } = await helping(['profile']);
    expect(
      await under(price).then(
        () => true,
        () => false,
      ),
    ).toBe(false);
    expect(
      await under(() => db.shop.update({ where: { id: shopId }, data: { tagline: 'Bông quanh năm' } })).then(
        () => true,
      ),
    ).toBe(true);
    const elsewhere = await storedShop(db);
    expect(
      await under(() => db.shop.update({ where: { id: elsewhere.id }, data: { tagline: 'x' } })).then(
        () => true,
        () => false,
      ),
    ).toBe(false);
  });
});
