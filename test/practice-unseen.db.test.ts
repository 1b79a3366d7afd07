import { gunzipSync, strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';
import { FIGURES } from '~/features/cooperatives/report';
import { FILES } from '~/features/feeds/channels';
import { answerToken } from '~/features/orders/answer-link.server';

import { storedListing, storedPerson } from './builders';
import type { Ask } from './foreign-cases';
import { openPages, SITE, type Pages } from './pages';
import { atPractice } from './practice';
import { storedOrder } from './stored-order';

/** A word of practice that nobody else may ever read, and a kind that nobody really sells. */
const THING = 'Zyxwv';
const KIND = 'bonsai';

/** What to know of a practice shop to ask for it where it is not. */
type Practised = {
  slug: string;
  listing: string;
  listingId: string;
  sku: string;
  code: string;
  key: string;
  token: string;
  file: string;
};

type Case = {
  /** Pages of real things, which practice must not change by a single letter. */
  real: Ask[];
  /** Asks for practice's own things: 404, or (`says`) a page or an answer that knows nothing of it. */
  practice?: (p: Practised) => (Ask & { says?: number })[];
};

const page = (path: string): Ask => ({ path });
const shop = (path: string) => page(`/shop/vuon-that${path}`);
const order = ({ code, key }: Practised, part = ''): Ask => ({ path: `/order/${code}${part}?key=${key}` });
const posted = (one: Ask, fields: Record<string, string> = {}): Ask => ({ ...one, method: 'POST', fields });

/** Every address that can be asked without signing in. */
const CASES: Record<string, Case> = {
  'routes/_index': { real: [page('/'), page('/?lang=en')] },
  'routes/search': {
    real: [
      page('/search'),
      ...['zyxwv', 'bong+giay', 'vuon', 'tap', 'hang+tap'].map((q) => page(`/search?q=${q}`)),
      page(`/search?group=${KIND}`),
      page('/search?province=86'),
    ],
  },
  'routes/shop.$shop._index': { real: [shop('')], practice: ({ slug }) => [page(`/shop/${slug}`)] },
  'routes/shop.$shop.p.$listing': {
    real: [shop('/p/cay-that')],
    practice: ({ slug, listing }) => [page(`/shop/${slug}/p/${listing}`), shop(`/p/${listing}`)],
  },
  'routes/shop.$shop.p.$listing_.passport': {
    real: [],
    practice: ({ slug, listing }) => [page(`/shop/${slug}/p/${listing}/passport`), shop(`/p/${listing}/passport`)],
  },
  'routes/shop.$shop.p.$listing_.delivery': {
    real: [shop('/p/cay-that/delivery?to=92')],
    practice: ({ slug, listing }) => [
      page(`/shop/${slug}/p/${listing}/delivery?to=92`),
      shop(`/p/${listing}/delivery`),
    ],
  },
  'routes/shop.$shop.p.$listing_.quotation': {
    real: [],
    practice: ({ slug, listing }) => [
      page(`/shop/${slug}/p/${listing}/quotation`),
      posted(page(`/shop/${slug}/p/${listing}/quotation`), { quantity: '100' }),
    ],
  },
  'routes/shop.$shop.reviews': {
    real: [shop('/reviews')],
    practice: ({ slug }) => [page(`/shop/${slug}/reviews`)],
  },
  'routes/reviews.photos.$photo': { real: [], practice: ({ file }) => [page(`/reviews/photos/${file}`)] },
  'routes/liked._index': {
    real: [page('/liked')],
    practice: ({ listingId }) => [posted(page('/liked'), { listing: listingId })],
  },
  // these know no listing: they write down what a browser says and show nothing
  'routes/liked.removal': { real: [] },
  'routes/seen.$listing': { real: [] },
  'routes/seen.removal': { real: [] },
  // a practice shop cannot have a request: the database refuses it
  'routes/quotation.$id._index': { real: [] },
  'routes/quotation.$id.erasure': { real: [] },
  'routes/shop.$shop.cart': {
    real: [shop('/cart')],
    practice: ({ slug, sku }) => [
      page(`/shop/${slug}/cart`),
      posted(page(`/shop/${slug}/cart`), { sku, quantity: '1' }),
    ],
  },
  'routes/shop.$shop.cart_.$sku': {
    real: [],
    practice: ({ slug, sku }) => [posted(page(`/shop/${slug}/cart/${sku}`), { quantity: '1' })],
  },
  'routes/shop.$shop.checkout._index': { real: [], practice: ({ slug }) => [page(`/shop/${slug}/checkout`)] },
  'routes/shop.$shop.checkout.delivery': {
    real: [],
    practice: ({ slug }) => [page(`/shop/${slug}/checkout/delivery`)],
  },
  'routes/shop.$shop.checkout.confirm': { real: [], practice: ({ slug }) => [page(`/shop/${slug}/checkout/confirm`)] },
  'routes/shop.$shop.policies': {
    real: [shop('/policies')],
    practice: ({ slug }) => [page(`/shop/${slug}/policies`)],
  },
  'routes/shop.$shop.policies_.$hash': {
    real: [], // only what buyers agreed to (agreed-policies.db.test.ts)
    practice: ({ slug }) => [page(`/shop/${slug}/policies/${'0'.repeat(32)}`)],
  },
  'routes/shop.$shop.notice[.]png': { real: [], practice: ({ slug }) => [page(`/shop/${slug}/notice.png?v=x`)] },
  // counts what a browser looked at, and answers nothing (visit-counter.db.test.ts)
  'routes/counted.$what': { real: [] },
  'routes/about._index': { real: [page('/about')] },
  'routes/about.rules': { real: [page('/about/rules')] },
  'routes/about.privacy': { real: [page('/about/privacy')] },
  'routes/about.notice[.]png': { real: [] }, // the operator's own
  'routes/shop.$shop.feeds.$file': {
    real: FILES.map(({ file }) => shop(`/feeds/${file}`)),
    practice: ({ slug }) => FILES.map(({ file }) => page(`/shop/${slug}/feeds/${file}`)),
  },
  'routes/speculation-rules[.]json': { real: [page('/speculation-rules.json')] },
  'routes/domains.allowed': {
    real: [],
    practice: ({ slug }) => [page(`/domains/allowed?domain=${slug}.vuon.test`)],
  },
  'routes/coop.$coop._index': { real: [page('/coop/cho-lach')] },
  'routes/coop.$coop.feeds.$file': { real: FILES.map(({ file }) => page(`/coop/cho-lach/feeds/${file}`)) },
  'routes/coop.$coop.cart': { real: [page('/coop/cho-lach/cart')] },
  // what lies in the baskets of its shops, of which a practice shop has none
  'routes/coop.$coop.checkout._index': { real: [] },
  'routes/coop.$coop.checkout.delivery': { real: [] },
  'routes/coop.$coop.checkout.confirm': { real: [] },
  'routes/coop.$coop.orders': {
    real: [],
    practice: ({ code, key }) => [page(`/coop/cho-lach/orders?o=${code}.${key}`)],
  },
  'routes/order._index': {
    real: [page('/order')],
    practice: ({ code }) => [{ ...posted(page('/order'), { code, phone: '+84000000001' }), says: 422 }],
  },
  'routes/order.$code._index': { real: [], practice: (p) => [order(p)] },
  'routes/order.$code.arrival': { real: [], practice: (p) => [posted(order(p, '/arrival'))] },
  'routes/order.$code.cancellation': { real: [], practice: (p) => [order(p, '/cancellation')] },
  'routes/order.$code.claim': { real: [], practice: (p) => [order(p, '/claim'), posted(order(p, '/claim'))] },
  'routes/order.$code.data': { real: [], practice: (p) => [order(p, '/data')] },
  'routes/order.$code.erasure': { real: [], practice: (p) => [posted(order(p, '/erasure'))] },
  'routes/order.$code.fee': { real: [], practice: (p) => [posted(order(p, '/fee'))] },
  'routes/order.$code.files.$file': { real: [], practice: (p) => [order(p, `/files/${p.file}`)] },
  'routes/order.$code.payments': { real: [], practice: (p) => [posted(order(p, '/payments'), { key: p.key })] },
  'routes/order.$code.privacy': { real: [], practice: (p) => [order(p, '/privacy')] },
  'routes/order.$code.reviews.$line': { real: [], practice: (p) => [order(p, `/reviews/${p.file}`)] },
  'routes/order.$code.reviews.$line_.withdrawal': {
    real: [],
    practice: (p) => [posted(order(p, `/reviews/${p.file}/withdrawal`))],
  },
  'routes/order.$code.rooted.$line': { real: [], practice: (p) => [order(p, `/rooted/${p.file}`)] },
  'routes/order.$code.withdrawal': { real: [], practice: (p) => [posted(order(p, '/withdrawal'))] },
  'routes/answer.$token._index': {
    real: [],
    practice: ({ token }) => [page(`/answer/${token}`), posted(page(`/answer/${token}`))],
  },
  'routes/answer.$token.refusal': { real: [], practice: ({ token }) => [page(`/answer/${token}/refusal`)] },
  'routes/attend.$token': { real: [], practice: ({ slug }) => [page(`/attend/${slug}`)] },
  'routes/join.$token': { real: [], practice: ({ slug }) => [page(`/join/${slug}`)] },
  'routes/sitemap[.]xml': {
    real: ['', '?part=1', '?of=shops', '?of=listings'].map((part) => page(`/sitemap.xml${part}`)),
  },
  'routes/robots[.]txt': { real: [page('/robots.txt')] },
  'routes/places': { real: [page('/places?q=cho+lach')] },
  'routes/healthz': { real: [page('/healthz')] },
  'routes/readyz': { real: [page('/readyz')] },
  'routes/login': { real: [page('/login')] },
  'routes/signup': { real: [page('/signup')] },
  'routes/logout': { real: [] },
  'routes/helping': { real: [] },
  'routes/first-password': { real: [] },
  // money is told by addresses that a practice shop cannot have: the database refuses them (practice-shop.db.test.ts)
  'routes/webhooks.$source.$token': { real: [] },
  'routes/webhooks.stripe': { real: [] },
};

/** What the cooperative's staff sees of its members: the board, the lists, every report and what it counts. */
const STAFF = [
  '/cooperative',
  '/cooperative/members/{shop}',
  '/cooperative/board',
  '/cooperative/board/calls',
  '/cooperative/board/progress',
  '/cooperative/groups',
  '/cooperative/reports',
  '/cooperative/reports/print',
  '/cooperative/reports/file',
  ...FIGURES.map((what) => `/cooperative/reports/counted?what=${what}`),
  '/cooperative/payouts',
  '/cooperative/classes',
];
/** What the grower sees of her own shop while she does not practise. */
const OWN = [
  '/admin',
  '/admin/listings',
  '/admin/orders?filter=all',
  '/admin/orders/export?what=buyers&format=csv&period=2026',
  '/admin/books?period=2026-Q4',
  '/admin/books/print?form=S2a-HKD&period=2026-Q4',
  '/admin/feeds',
  '/admin/transfers',
  '/admin/shop',
  '/admin/shop/policies',
  '/admin/figures',
  '/admin/practice',
];

let pages: Pages;
let practised: Practised;
let cookies: { manager: string; grower: string };
let realShopId: string;
let before: Map<string, string>;
let marks: string[];

/** What an answer says, without what is different each time it is asked: the page's own secret, and the moment (ms). */
async function said(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = (part: Uint8Array): string =>
    part[0] === 0x1f && part[1] === 0x8b
      ? text(gunzipSync(part))
      : part[0] === 0x50 && part[1] === 0x4b
        ? Object.entries(unzipSync(part))
            .filter(([name]) => !name.startsWith('docProps/'))
            .map(([name, file]) => `${name}\n${strFromU8(file)}`)
            .join('\n')
        : strFromU8(part);
  return `${answer.status}\n${text(bytes).replace(/nonce="[^"]*"|"nonce":"[^"]*"|\b\d{13}\b/g, '')}`;
}

const askFor = ({ path, method, fields }: Ask, cookie?: string) =>
  method ? pages.post(path, fields ?? {}, { cookie, method }) : pages.ask(path, { cookie });

async function everything(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const note = async (name: string, one: Ask, cookie?: string) =>
    void found.set(`${name} ${one.path}`, await said(await askFor(one, cookie)));
  for (const { real } of Object.values(CASES)) for (const one of real) await note('anybody', one);
  for (const path of STAFF) await note('staff', { path: path.replace('{shop}', realShopId) }, cookies.manager);
  for (const path of OWN) await note('grower', { path }, cookies.grower);
  return found;
}

beforeAll(async () => {
  pages = await openPages();
  const { platform } = pages;
  const { db } = platform;
  const signedIn = async (personId: string) =>
    (await startSession(platform, { personId, request: new Request(SITE) })).split(';')[0]!;

  const at = await atPractice(platform, { own: 0 });
  realShopId = at.realShopId;
  const coop = await db.cooperative.create({ data: { slug: 'cho-lach', name: 'Hợp tác xã Chợ Lách' } });
  const manager = await storedPerson(db);
  await db.cooperativeMember.create({ data: { cooperativeId: coop.id, personId: manager.id, role: 'manager' } });
  await db.shop.update({ where: { id: realShopId }, data: { slug: 'vuon-that', cooperativeId: coop.id } });
  await storedListing(db, { shopId: realShopId, slug: 'cay-that' });
  await storedOrder(db, { shopId: realShopId, placedAt: new Date(Date.now() - 75 * 3_600_000) }); // days ago, so that no minute passes
  cookies = { manager: await signedIn(manager.id), grower: await signedIn(at.person.id) };
  before = await everything(); // the practice shop is there, and nothing has happened in it

  const listing = await storedListing(db, { shopId: at.shopId, name: THING, searchText: THING, group: KIND });
  const orders = [];
  for (const buyer of ['pays', 'refuses', 'dead-plant'] as const) {
    const orderId = await at.come(buyer);
    await at.send(orderId);
    await at.turn(buyer);
    if (buyer !== 'refuses') await at.pay(orderId);
    orders.push(await at.order(orderId));
  }
  await at.turn('dead-plant');
  await at.come('trader');
  const [paid, , claimed] = orders;
  const there = await db.shop.findUniqueOrThrow({ where: { id: at.shopId } });
  practised = {
    slug: there.slug,
    listing: listing.slug,
    listingId: listing.id,
    sku: listing.variants[0]!.sku,
    code: claimed!.code,
    key: claimed!.trackingKey,
    token: answerToken(platform.config, { orderId: claimed!.id, expires: new Date(Date.now() + 3_600_000) }),
    file: (await at.order(claimed!.id)).files[0]!.id,
  };
  marks = [
    there.slug,
    at.shopId,
    THING,
    practised.code,
    paid!.code,
    '(tập)',
    listing.id,
    listing.photos[0]!.publicName!,
  ];
}, 240_000);

describe('practice', () => {
  it('has been asked for at every address that needs no sign-in, so that a new one is thought of', () => {
    const open = Object.values(pages.build.routes)
      .map((route) => route!.id)
      .filter((id) => id !== 'root' && !/^routes\/(?:admin|cooperative)(?:_?\.|$)/.test(id));
    expect(open.filter((id) => !(id in CASES))).toEqual([]);
  });

  it('changes nothing that anybody, the cooperative or the grower herself sees of real things', async () => {
    const after = await everything();
    expect(after.size).toBe(before.size);
    const changed = [...after].filter(([asked, text]) => text !== before.get(asked)).map(([asked]) => asked);
    expect(changed).toEqual([]);
  }, 120_000);

  it('was looked for on pages that do answer', () => {
    const unanswered = [...before].filter(([, text]) => !text.startsWith('200')).map(([asked]) => asked);
    expect(unanswered).toEqual([]);
    expect(before.get('anybody /shop/vuon-that')).toContain('Bông giấy hồng');
    expect(before.get('anybody /coop/cho-lach/feeds/google.xml')).toContain('Bông giấy hồng');
    expect(before.get('staff /cooperative/reports/counted?what=orders')).toContain('CV');
  });

  it('is in no word of any page, feed, report or search', async () => {
    for (const [asked, text] of await everything())
      expect({ asked, found: marks.filter((mark) => text.includes(mark)) }).toEqual({ asked, found: [] });
  }, 120_000);

  it.each(Object.entries(CASES).flatMap(([id, { practice }]) => (practice ? [[id, practice] as const] : [])))(
    'is not there at %s',
    async (_id, practice) => {
      for (const { says = 404, ...one } of practice(practised)) {
        const answer = await askFor(one);
        expect({ ...one, status: answer.status }).toEqual({ ...one, status: says });
        const text = await said(answer);
        const own = marks.filter((mark) => !one.path.includes(mark) && !Object.values(one.fields ?? {}).includes(mark));
        expect(own.filter((mark) => text.includes(mark))).toEqual([]);
      }
    },
  );
});
