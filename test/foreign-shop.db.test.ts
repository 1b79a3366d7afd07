import { beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';

import { storedListing, storedPerson, storedPhoto, storedShop } from './builders';
import { openPages, SITE, type Pages } from './pages';

/** Another household's things, with words in them that nobody else may ever read. */
type Foreign = { listing: string; draft: string; variant: string; photo: string; certificate: string; helper: string };

type Ask = { method?: 'POST' | 'DELETE' | 'PATCH' | 'PUT' | 'HEAD'; path: string; fields?: Record<string, string> };

/**
 * What to ask of every address behind sign-in. `foreign`: each names another shop's thing and has to be 404.
 * `own`: the address names nothing, so it may only ever show the visitor's own shop; with `naming`, posts that smuggle
 * another shop's ids into the form.
 */
const CASES: Record<string, { foreign: (f: Foreign) => Ask[] } | { own: string; naming?: (f: Foreign) => Ask[] }> = {
  'routes/admin._index': { own: '/admin' },
  'routes/admin.account._index': { own: '/admin/account' },
  'routes/admin.account.password': { own: '/admin/account' },
  'routes/admin.catalogue': { own: '/admin/catalogue?q=kho+bau' },
  'routes/admin.feeds': { own: '/admin/feeds' },
  'routes/admin.listings._index': { own: '/admin/listings?q=kho+bau' },
  'routes/admin.listings.new': {
    own: '/admin/listings/new',
    naming: ({ photo }) => [
      {
        method: 'POST',
        path: '/admin/listings/new',
        fields: { name: 'Cây lạ', group: 'foliage', unit: 'chau', sizes: '1', photoIds: photo },
      },
    ],
  },
  'routes/admin.listings.$listing': {
    foreign: ({ listing, draft }) =>
      [listing, draft].flatMap((id): Ask[] => [
        { path: `/admin/listings/${id}` },
        {
          method: 'POST',
          path: `/admin/listings/${id}`,
          fields: { name: 'Đổi tên', version: '1', group: 'foliage', unit: 'chau', sizes: '1' },
        },
      ]),
  },
  'routes/admin.listings.$listing_.copy': {
    foreign: ({ listing, draft }) =>
      [listing, draft].map((id) => ({ method: 'POST', path: `/admin/listings/${id}/copy` })),
  },
  'routes/admin.listings.$listing_.stock': {
    foreign: ({ listing, variant }) => [
      { method: 'POST', path: `/admin/listings/${listing}/stock`, fields: { stocks: 'none' } },
      { method: 'POST', path: `/admin/listings/${listing}/stock`, fields: { stocks: `${variant}:5` } },
    ],
  },
  'routes/admin.listings.kept': {
    foreign: ({ listing }) => [
      {
        method: 'POST',
        path: '/admin/listings/kept',
        fields: { listingId: listing, version: '1', name: 'Đổi tên', group: 'foliage', unit: 'chau', sizes: '1' },
      },
    ],
  },
  'routes/admin.listings.states': {
    own: '/admin/listings',
    naming: ({ listing, draft }) => [
      { method: 'POST', path: '/admin/listings/states', fields: { moves: `${listing}:paused` } },
      { method: 'POST', path: '/admin/listings/states', fields: { moves: `${draft}:archived,${listing}:archived` } },
    ],
  },
  'routes/admin.photos': {
    foreign: ({ listing }) => [{ method: 'POST', path: `/admin/photos?listing=${listing}` }],
  },
  'routes/admin.photos.$photo': {
    foreign: ({ photo }): Ask[] => [
      { path: `/admin/photos/${photo}` },
      { method: 'POST', path: `/admin/photos/${photo}` },
      { method: 'DELETE', path: `/admin/photos/${photo}` },
      { method: 'PATCH', path: `/admin/photos/${photo}`, fields: { alt: 'Ảnh của tôi' } },
      { method: 'PUT', path: `/admin/photos/${photo}`, fields: { turn: '90' } },
    ],
  },
  'routes/admin.photos.$photo_.plain': {
    foreign: ({ photo }) => [{ path: `/admin/photos/${photo}/plain` }],
  },
  'routes/admin.setup._index': { own: '/admin/setup' },
  'routes/admin.setup.name': { own: '/admin/setup/name' },
  'routes/admin.setup.place': { own: '/admin/setup/place' },
  'routes/admin.setup.contact': { own: '/admin/setup/contact' },
  'routes/admin.setup.publish': { own: '/admin/setup/publish' },
  'routes/admin.setup.done': { own: '/admin/setup/done' },
  'routes/admin.shop._index': { own: '/admin/shop' },
  'routes/admin.shop.certificates': {
    own: '/admin/shop/certificates',
    naming: ({ listing }) => [
      {
        method: 'POST',
        path: '/admin/shop/certificates',
        fields: {
          kind: 'vietgap',
          certificateNo: 'VG 1',
          issuedOn: '01/01/2026',
          expiresOn: '01/01/2028',
          listingId: listing,
        },
      },
    ],
  },
  'routes/admin.shop.certificates_.$certificate': {
    foreign: ({ certificate }) => [{ method: 'DELETE', path: `/admin/shop/certificates/${certificate}` }],
  },
  'routes/admin.shop.invitations': { own: '/admin/shop/people' },
  'routes/admin.shop.people': { own: '/admin/shop/people' },
  'routes/admin.shop.people_.$person': {
    foreign: ({ helper }) => [{ method: 'DELETE', path: `/admin/shop/people/${helper}` }],
  },
  'routes/admin.shop.publication': { own: '/admin/shop' },
};

const SECRET = 'Kho báu nhà người ta';

let pages: Pages;
let foreign: Foreign;
let cookie: string;
let foreignShopId: string;

beforeAll(async () => {
  pages = await openPages();
  const { db } = pages.platform;
  const shop = await storedShop(db, { name: SECRET, slug: 'nha-nguoi-ta', tagline: SECRET });
  foreignShopId = shop.id;
  const listing = await storedListing(db, { shopId: shop.id, name: SECRET, searchText: SECRET });
  const draft = await storedListing(db, { shopId: shop.id, name: SECRET, state: 'draft' });
  const photo = await storedPhoto(db, { shopId: shop.id, alt: SECRET });
  const certificate = await db.certificate.create({ data: { shopId: shop.id, kind: 'vietgap', product: SECRET } });
  const helper = await storedPerson(db, { name: SECRET });
  await db.shopMember.create({ data: { shopId: shop.id, personId: helper.id, role: 'helper' } });
  foreign = {
    listing: listing.id,
    draft: draft.id,
    variant: listing.variants[0]!.id,
    photo: photo.id,
    certificate: certificate.id,
    helper: helper.id,
  };
  const visitor = await storedPerson(db);
  const own = await storedShop(db, { ownerId: visitor.id });
  await storedListing(db, { shopId: own.id });
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
  };
};

describe('another household’s things behind sign-in', () => {
  it('has a case for every address, so that a new one is thought of', () => {
    const behindSignIn = Object.values(pages.build.routes)
      .map((route) => route!.id)
      .filter((id) => id.startsWith('routes/admin.') || id === 'routes/admin');
    // the frame around the pages names nothing and answers nothing by itself
    expect(behindSignIn.filter((id) => id !== 'routes/admin').sort()).toEqual(Object.keys(CASES).sort());
    for (const [id, expected] of Object.entries(CASES)) {
      if (id.includes('$')) expect(expected, `${id} names a thing`).toHaveProperty('foreign');
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
