import { randomUUID } from 'node:crypto';

import { beforeAll, beforeEach, expect, it } from 'vitest';

import { storedListing, storedPhoto, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { receiveKept } from './receive-kept.server';

let platform: TestPlatform;
let shopId: string;

beforeAll(async () => {
  platform = await freshPlatform();
});
beforeEach(async () => {
  shopId = (await storedShop(platform.db)).id;
});

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
const aForm = async (given: Record<string, string> = {}) => ({
  newId: randomUUID(),
  name: 'Mai vàng năm cánh',
  unit: 'chau',
  group: 'foliage',
  sizes: '1',
  size: 'chậu 40 cm',
  price: '1.200.000',
  stock: '6',
  publish: 'on',
  photoIds: (await storedPhoto(platform.db, { shopId })).id,
  ...given,
});
const receive = (fields: Record<string, string>, owner = shopId) =>
  receiveKept(platform, { shopId: owner, form: formOf(fields) });
const listings = () => platform.db.listing.findMany({ where: { shopId }, include: { photos: true } });

it('a listing that waited becomes one, though it comes ten times', async () => {
  const fields = await aForm();
  const answers = await Promise.all(Array.from({ length: 10 }, () => receive(fields)));
  expect(answers.every((answer) => answer?.ok && answer.value.id === fields.newId)).toBe(true);
  expect(await listings()).toMatchObject([{ id: fields.newId, state: 'published', photos: [{}] }]);
});

it('a second arrival that looked a moment too early is no listing without photos', async () => {
  const fields = await aForm();
  expect(await receive(fields)).toMatchObject({ ok: true });
  let looks = 0;
  const early = platform.db.$extends({
    // the first had not finished at the first two looks, and had at everything after them
    query: {
      listing: {
        findFirst: ({ args, query }) => (looks++ === 0 ? Promise.resolve(null) : query(args)),
        count: ({ args, query }) => (looks++ <= 1 ? Promise.resolve(0) : query(args)),
      },
    },
  }) as unknown as TestPlatform['db'];
  const again = await receiveKept({ ...platform, db: early }, { shopId, form: formOf(fields) });
  expect(looks).toBeGreaterThan(2);
  expect(again).toMatchObject({ ok: true, value: { id: fields.newId } });
  expect(await listings()).toMatchObject([{ id: fields.newId, state: 'published', photos: [{}] }]);
});

it('what was changed meanwhile on another phone is not overwritten', async () => {
  const { id } = await storedListing(platform.db, { shopId, name: 'Mai cũ' });
  const fields = await aForm({ listingId: id, version: '1' });
  await platform.db.listing.update({ where: { id }, data: { name: 'Mai của con', version: 2 } });
  expect(await receive(fields)).toMatchObject({
    ok: false,
    problems: [{ code: 'listings.stale', with: { version: 2 } }],
  });
  expect((await listings()).map(({ name }) => name)).toEqual(['Mai của con']);
});

it('a change that comes again after its answer was lost is no conflict with itself', async () => {
  const { id, variants } = await storedListing(platform.db, { shopId });
  const fields = await aForm({ listingId: id, version: '1', variantId: variants[0]!.id });
  expect(await receive(fields)).toMatchObject({ ok: true });
  expect(await receive(fields)).toMatchObject({ ok: true });
  expect(await listings()).toMatchObject([{ name: 'Mai vàng năm cánh', version: 2 }]);
});

it('what lacks something says so, and another shop’s is not there', async () => {
  expect(await receive(await aForm({ name: '' }))).toMatchObject({ problems: [{ code: 'listings.name-missing' }] });
  const stranger = (await storedShop(platform.db)).id;
  const { id } = await storedListing(platform.db, { shopId: stranger });
  expect(await receive(await aForm({ listingId: id, version: '1' }))).toBeNull();
});
