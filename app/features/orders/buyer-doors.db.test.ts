import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';

import { storedShop } from '../../../test/builders';
import { openPages, type Pages } from '../../../test/pages';
import { storedOrder } from '../../../test/stored-order';
import { CONSENT_VERSION } from './consent';

let pages: Pages;
let shopId: string;

beforeAll(async () => {
  pages = await openPages();
  shopId = (await storedShop(pages.platform.db)).id;
}, 90_000);

type Order = { id: string; code: string; trackingKey: string };
const anOrder = (given: Partial<Parameters<typeof storedOrder>[1]> = {}) =>
  storedOrder(pages.platform.db, { shopId, ...given });
const door = ({ code, trackingKey }: Order, part = '') => `/order/${code}${part}?key=${trackingKey}`;
const reread = ({ id }: Order) =>
  pages.platform.db.order.findUniqueOrThrow({
    where: { id },
    include: { claims: true, files: true, consents: true, events: true },
  });
const photo = async (name: string) => {
  const bytes = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#3c7a3a' } })
    .jpeg()
    .withExif({ IFD0: { ImageDescription: 'nhà tôi' } })
    .toBuffer();
  return new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' });
};
const claimForm = (fields: Record<string, string>, ...photos: File[]) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const one of photos) form.append('photos', one);
  return form;
};

describe('a buyer reports what arrived dead', () => {
  const arrived = () => anOrder({ state: 'delivered', deliveredAt: new Date(Date.now() - 3_600_000) });

  it('with photos, which the garden sees and nobody else, and which tell nothing of the place', async () => {
    const order = await arrived();
    const form = claimForm(
      { kind: 'dead', wish: 'exchange', text: 'Cây héo hết lá.' },
      await photo('a.jpg'),
      await photo('b.jpg'),
    );
    const answer = await pages.post(door(order, '/claim'), form);
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, door(order)]);
    const { claims, files } = await reread(order);
    expect(claims).toMatchObject([{ kind: 'dead', wish: 'exchange', text: 'Cây héo hết lá.', state: 'open' }]);
    expect(files).toHaveLength(2);
    const page = await (await pages.ask(door(order))).text();
    expect(page).toContain('Cây héo hết lá.');
    const file = await pages.ask(door(order, `/files/${files[0]!.id}`));
    expect(file.headers.get('Content-Type')).toMatch(/^image\//);
    const { exif } = await sharp(Buffer.from(await file.arrayBuffer())).metadata();
    expect(exif?.includes('nhà tôi') ?? false).toBe(false);
    const stranger = await arrived();
    expect((await pages.ask(door(stranger, `/files/${files[0]!.id}`))).status).toBe(404);
  });

  it('and is asked for what is missing, with what was typed still there', async () => {
    const order = await arrived();
    const answer = await pages.post(door(order, '/claim'), claimForm({ kind: 'dead', text: 'Chậu bể.' }));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Chậu bể.');
    expect(html).toContain('id="photos-problem"');
    expect((await reread(order)).claims).toEqual([]);
  });

  it('but not when the time for it is over', async () => {
    const order = await anOrder({ state: 'delivered', deliveredAt: new Date(Date.now() - 49 * 3_600_000) });
    const late = await pages.post(door(order, '/claim'), claimForm({ kind: 'dead' }, await photo('a.jpg')));
    expect(late.status).toBe(422);
    expect(await reread(order)).toMatchObject({ claims: [], files: [] });
  });
});

describe('a fee that the garden names', () => {
  const offered = () => anOrder({ quote: 'offered', shippingFee: 60_000n, shippingKind: 'quote' });

  it('is agreed to by a press, once', async () => {
    const order = await offered();
    expect(await (await pages.ask(door(order))).text()).toContain('60.000');
    for (let press = 0; press < 2; press++)
      expect((await pages.post(door(order, '/fee'), { fee: '60000' })).status).toBe(303);
    const { quote, events } = await reread(order);
    expect(quote).toBe('agreed');
    expect(events.filter(({ kind }) => kind === 'fee-agreed')).toHaveLength(1);
  });

  it('that was changed meanwhile is not agreed to unseen', async () => {
    const order = await offered();
    await pages.post(door(order, '/fee'), { fee: '50000' });
    expect(await reread(order)).toMatchObject({ quote: 'offered', events: [] });
  });
});

describe('what is kept of a buyer', () => {
  const consented = async () => {
    const order = await anOrder();
    const kept = { orderId: order.id, version: CONSENT_VERSION, lang: 'vi', givenAt: new Date() };
    await pages.platform.db.orderConsent.createMany({
      data: ['terms', 'order-data', 'news', 'photo-use'].map((purpose) => ({
        ...kept,
        purpose,
        text: `Về ${purpose}`,
      })),
    });
    return order;
  };
  const standing = async (order: Order) =>
    (await reread(order)).consents
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ purpose }) => purpose)
      .sort();

  it('is taken back by a press where the order does not rest on it, each purpose alone', async () => {
    const order = await consented();
    const html = await (await pages.ask(door(order, '/privacy'))).text();
    for (const purpose of ['news', 'photo-use']) expect(html).toContain(`value="${purpose}"`);
    expect(html).not.toContain('value="order-data"');
    for (const purpose of ['photo-use', 'order-data'])
      expect((await pages.post(door(order, '/withdrawal'), { purpose })).status).toBe(303);
    expect(await standing(order)).toEqual(['news', 'order-data', 'terms']);
  });

  it('is given out whole, as a file that no cache keeps', async () => {
    const order = await consented();
    const answer = await pages.ask(door(order, '/data'));
    expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="${order.code}.json"`);
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    const text = await answer.text();
    for (const known of ['Nguyễn Văn Nam', '+84912345678', '12 Nguyễn Trãi', 'Về photo-use'])
      expect(text).toContain(known);
    expect(text).not.toContain(order.trackingKey);
  });

  it('is asked to be forgotten by a press, and the page says so', async () => {
    const order = await consented();
    const answer = await pages.post(door(order, '/erasure'), {});
    expect(answer.headers.get('Location')).toBe(door(order, '/privacy'));
    expect((await reread(order)).eraseAskedAt).not.toBeNull();
  });
});

it.each(['/claim', '/fee', '/erasure', '/withdrawal', '/arrival', '/cancellation', '/payments'])(
  'shows nobody without the key that there is an order behind %s',
  async (part) => {
    const order = await anOrder({ state: 'handed_over' });
    const before = await reread(order);
    expect((await pages.post(door({ ...order, trackingKey: 'wrong' }, part), { kind: 'missing' })).status).toBe(404);
    expect(await reread(order)).toEqual(before);
  },
);
