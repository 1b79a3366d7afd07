import { beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';
import { receiveByHand } from '~/features/payments/by-hand.server';
import { UNTOUCHED } from '~/features/storefront/design';
import { dong } from '~/shared/dong';
import { newUuid } from '~/shared/uuid';

import { storedListing, storedPerson, storedPhoto, storedShop } from './builders';
import { CASES, THEIR_BROWSER, type Ask, type Foreign } from './foreign-cases';
import { storedEndpoint } from './money-builders';
import { openPages, SITE, type Pages } from './pages';
import { storedOrder } from './stored-order';

const SECRET = 'Kho báu nhà người ta';

let pages: Pages;
let foreign: Foreign;
let cookie: string;
let foreignShopId: string;

beforeAll(async () => {
  pages = await openPages();
  const { db } = pages.platform;
  const cooperative = await db.cooperative.create({ data: { slug: 'htx-nguoi-ta', name: SECRET } });
  const shop = await storedShop(db, {
    ...{ name: SECRET, slug: 'nha-nguoi-ta', tagline: SECRET },
    cooperativeId: cooperative.id,
  });
  foreignShopId = shop.id;
  const listing = await storedListing(db, { shopId: shop.id, name: SECRET, searchText: SECRET });
  const draft = await storedListing(db, { shopId: shop.id, name: SECRET, state: 'draft' });
  const photo = await storedPhoto(db, { shopId: shop.id, alt: SECRET });
  const certificate = await db.certificate.create({ data: { shopId: shop.id, kind: 'vietgap', product: SECRET } });
  await db.shopDomain.create({
    data: { shopId: shop.id, host: 'nha-nguoi-ta.vn', token: SECRET, addedAt: new Date(), provedAt: new Date() },
  });
  const helper = await storedPerson(db, { name: SECRET });
  await db.shopMember.create({ data: { shopId: shop.id, personId: helper.id, role: 'helper' } });
  const order = await storedOrder(db, { shopId: shop.id, buyerName: SECRET, line: { name: SECRET } });
  const claim = await db.claim.create({
    data: { orderId: order.id, kind: 'dead', text: SECRET, filedAt: new Date('2026-11-20T00:00:00Z') },
  });
  const file = await db.orderFile.create({
    data: {
      orderId: order.id,
      claimId: claim.id,
      kind: 'claim',
      key: 'private/orders/secret',
      width: 1,
      height: 1,
      bytes: 1,
    },
  });
  const way = await db.shippingMethod.create({ data: { shopId: shop.id, kind: 'pickup', name: SECRET } });
  await receiveByHand(pages.platform, {
    shopId: shop.id,
    orderId: order.id,
    amount: dong(500_000),
    method: 'cod',
    personId: helper.id,
    pressId: newUuid(),
  });
  const transfer = await db.incomingTransfer.create({
    data: {
      shopId: shop.id,
      source: 'sepay',
      externalId: '1',
      amount: 5000n,
      content: SECRET,
      happenedAt: new Date(),
      state: 'unmatched',
    },
  });
  await db.revenueLine.create({
    data: {
      ...{ shopId: shop.id, orderId: order.id, orderCode: order.code, kind: 'sale', origin: 'own_grown' },
      bookedOn: new Date('2026-11-20'),
      description: SECRET,
      amount: 500_000n,
      uniqueKey: 'theirs',
    },
  });
  await db.pushSubscription.create({
    data: { personId: helper.id, endpoint: THEIR_BROWSER, p256dh: 'theirs', auth: 'theirs' },
  });
  const imported = await db.listingImport.create({ data: { shopId: shop.id, fileName: SECRET, state: 'planned' } });
  const grant = await db.helpGrant.create({
    data: { shopId: shop.id, cooperativeId: cooperative.id, helperId: helper.id, scopes: ['listings'], minutes: 60 },
  });
  await db.helpChange.create({
    data: {
      grantId: grant.id,
      shopId: shop.id,
      act: 1n,
      subject: 'shop',
      subjectId: shop.id,
      before: { name: SECRET },
    },
  });
  const wish = await db.helpWish.create({
    data: { grantId: grant.id, shopId: shop.id, variantId: listing.variants[0]!.id, field: 'price', after: 5n },
  });
  const arrived = await storedOrder(db, { shopId: shop.id, state: 'done', deliveredAt: new Date('2026-11-20') });
  const spoken = { shopId: shop.id, lineId: arrived.lines[0]!.id, writtenAt: new Date(), changedAt: new Date() };
  const review = await db.buyerReview.create({ data: { ...spoken, stars: 1, text: SECRET } });
  const quotation = await db.quotationRequest.create({
    data: {
      ...{ shopId: shop.id, listingName: SECRET, unit: 'chau', quantity: 500, place: SECRET, name: SECRET },
      ...{ phone: '+84912345678', key: 'theirs', consent: 'ok', consentVersion: '1', createdAt: new Date() },
    },
  });
  const section = 'story-kho-bau';
  const design = {
    ...UNTOUCHED,
    sections: [{ id: section, kind: 'story', data: { heading: SECRET } }, ...UNTOUCHED.sections],
  };
  await db.shopDesign.create({ data: { shopId: shop.id, draft: design, published: design } });
  const version = await db.designVersion.create({
    data: { shopId: shop.id, number: 1, design, publishedAt: new Date() },
  });
  const preview = await db.designPreview.create({
    data: { id: 'theirs', shopId: shop.id, expiresAt: new Date(Date.now() + 86_400_000) },
  });
  const endpoint = await storedEndpoint(pages.platform, shop.id, 'sepay');
  foreign = {
    order: order.id,
    review: review.id,
    quotation: quotation.id,
    claim: claim.id,
    file: file.id,
    way: way.id,
    listing: listing.id,
    draft: draft.id,
    variant: listing.variants[0]!.id,
    photo: photo.id,
    certificate: certificate.id,
    helper: helper.id,
    code: order.code,
    transfer: transfer.id,
    shop: shop.id,
    token: endpoint.token,
    cooperative: cooperative.id,
    import: imported.id,
    grant: grant.id,
    wish: wish.id,
    section,
    version: version.id,
    preview: preview.id,
  };
  const visitor = await storedPerson(db);
  const own = await storedShop(db, { ownerId: visitor.id });
  await storedListing(db, { shopId: own.id });
  for (const shopId of [own.id, shop.id])
    // somebody looked at both, so that each has a week to show
    await db.pageCount.create({ data: { shopId, subjectId: shopId, day: new Date(), channel: 'qr', views: 5 } });
  cookie = (await startSession(pages.platform, { personId: visitor.id, request: new Request(SITE) })).split(';')[0]!;
}, 60_000);

const ask = ({ method, path, fields }: Ask) =>
  method && method !== 'HEAD'
    ? pages.post(path, fields ?? {}, { cookie, method })
    : pages.ask(path, { cookie, method });

/** Everything of the other shop, as it stands in the database. */
const theirs = async () => {
  const { db } = pages.platform;
  const where = { where: { shopId: foreignShopId }, orderBy: { id: 'asc' } } as const;
  return {
    shop: await db.shop.findUnique({ where: { id: foreignShopId }, include: { members: true } }),
    listings: await db.listing.findMany({ ...where, include: { variants: true } }),
    photos: await db.photo.findMany(where),
    certificates: await db.certificate.findMany(where),
    design: await db.shopDesign.findUnique({ where: { shopId: foreignShopId } }),
    versions: await db.designVersion.findMany(where),
    previews: await db.designPreview.findMany(where),
    selling: await db.shopSelling.findUnique({ where: { shopId: foreignShopId } }),
    ways: await db.shippingMethod.findMany(where),
    orders: await db.order.findMany({ ...where, include: { lines: true, events: true, claims: true, files: true } }),
    accounts: await db.bankAccount.findMany(where),
    domain: await db.shopDomain.findUnique({ where: { shopId: foreignShopId } }),
    endpoints: await db.webhookEndpoint.findMany(where),
    ledger: await db.ledgerEntry.findMany(where),
    refunds: await db.refund.findMany({ where: { order: { shopId: foreignShopId } } }),
    helps: await db.helpGrant.findMany({ ...where, include: { changes: true, wishes: true } }),
    transfers: await db.incomingTransfer.findMany(where),
    book: await db.revenueLine.findMany(where),
    memberships: await db.membership.findMany(where),
    browsers: await db.pushSubscription.findMany({ where: { personId: foreign.helper } }),
  };
};

describe('another household’s things behind sign-in', () => {
  it('has a case for every address, so that a new one is thought of', () => {
    const behindSignIn = Object.values(pages.build.routes)
      .map((route) => route!.id)
      .filter((id) => /^routes\/admin(?:_?\.|$)/.test(id));
    // the frame around the pages names nothing and answers nothing by itself
    expect(behindSignIn.filter((id) => id !== 'routes/admin').sort()).toEqual(Object.keys(CASES).sort());
    for (const [id, expected] of Object.entries(CASES)) {
      // a marketplace is nobody's thing
      if (/\$(?!channel\b)/.test(id)) expect(expected, `${id} names a thing`).toHaveProperty('foreign');
    }
  });

  it.each(Object.entries(CASES))('%s shows and changes nothing of theirs', async (_id, expected) => {
    const before = await theirs();
    if ('foreign' in expected) {
      for (const request of expected.foreign(foreign)) {
        const answer = await ask(request);
        expect(answer.status, `${request.method ?? 'GET'} ${request.path}`).toBe(404);
        expect(await answer.text()).not.toContain(SECRET);
      }
    } else {
      const page = await ask({ path: expected.own });
      expect(page.status).toBeLessThan(400);
      expect(await page.text()).not.toContain(SECRET);
      for (const request of expected.naming?.(foreign) ?? []) {
        const answer = await ask(request);
        expect(await answer.text(), request.path).not.toContain(SECRET);
      }
    }
    expect(await theirs()).toEqual(before);
  });

  it('answers alike for what is theirs and what is not there', async () => {
    const nobodys = '01890000-0000-7000-8000-000000000000';
    const [their, no] = await Promise.all(
      [foreign.listing, nobodys].map(async (id) => (await ask({ path: `/admin/listings/${id}` })).text()),
    );
    const said = (html: string) => html.replaceAll(foreign.listing, nobodys).replace(/nonce="[^"]*"/g, '');
    expect(said(their!)).toBe(said(no!));
  });

  it('asks strangers to sign in first, whatever they ask for', async () => {
    for (const expected of Object.values(CASES)) {
      const requests = 'foreign' in expected ? expected.foreign(foreign) : [{ path: expected.own }];
      for (const { method, path, fields } of requests) {
        const answer = method ? await pages.post(path, fields ?? {}, { method }) : await pages.ask(path);
        expect([302, 303, 401], `${method ?? 'GET'} ${path}`).toContain(answer.status);
        expect(await answer.text()).not.toContain(SECRET);
      }
    }
  });
});
