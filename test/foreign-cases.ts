import { BUYER_CASES } from './foreign-buyer-cases';
import { DESIGN_CASES } from './foreign-design-cases';
import { FIGURE_CASES } from './foreign-figure-cases';

/** Another household's things, with words in them that nobody else may ever read. */
export type Foreign = {
  listing: string;
  draft: string;
  variant: string;
  photo: string;
  certificate: string;
  helper: string;
  order: string;
  claim: string;
  file: string;
  way: string;
  code: string;
  transfer: string;
  shop: string;
  token: string;
  cooperative: string;
  import: string;
  grant: string;
  wish: string;
  review: string;
  quotation: string;
  /** A part of their shop's page, a version of its look, a link to its draft. */
  section: string;
  version: string;
  preview: string;
};

/** A request: GET where no method is named. */
export type Ask = {
  method?: 'POST' | 'DELETE' | 'PATCH' | 'PUT' | 'HEAD';
  path: string;
  fields?: Record<string, string>;
};

/** Where a browser of the other household is told. */
export const THEIR_BROWSER = 'https://fcm.googleapis.com/fcm/send/theirs';

/** What to ask of one address. */
export type Case = { foreign: (f: Foreign) => Ask[] } | { own: string; naming?: (f: Foreign) => Ask[] };

/**
 * What to ask of every address behind sign-in. `foreign`: each names another shop's thing and has to be 404.
 * `own`: the address names nothing, so it may only ever show the visitor's own shop; with `naming`, posts that smuggle
 * another shop's ids into the form.
 */
export const CASES: Record<string, Case> = {
  'routes/admin._index': { own: '/admin' },
  'routes/admin.account._index': { own: '/admin/account' },
  'routes/admin.account.password': { own: '/admin/account' },
  'routes/admin.catalogue': { own: '/admin/catalogue?q=kho+bau' },
  'routes/admin.feeds.$channel._index': { own: '/admin/feeds/google' },
  'routes/admin.feeds.$channel.fields': { own: '/admin/feeds/google/fields' },
  'routes/admin.feeds.$channel.rules': { own: '/admin/feeds/google/rules' },
  'routes/admin.feeds.$channel.workbook': { own: '/admin/feeds/shopee/workbook' },
  'routes/admin.feeds._index': { own: '/admin/feeds' },
  'routes/admin.feeds.draft': {
    own: '/admin/feeds',
    naming: ({ photo }) => [
      { method: 'POST', path: '/admin/feeds/draft', fields: { name: 'Cây', price: '50000', photoIds: photo } },
    ],
  },
  'routes/admin.feeds.links[.]csv': { own: '/admin/feeds/links.csv' },
  'routes/admin.feeds.listings.$listing': {
    foreign: ({ listing, draft }) => [listing, draft].map((id) => ({ path: `/admin/feeds/listings/${id}` })),
  },
  'routes/admin.feeds.listings.$listing_.dossier': {
    foreign: ({ listing, draft }) => [listing, draft].map((id) => ({ path: `/admin/feeds/listings/${id}/dossier` })),
  },
  'routes/admin.feeds.listings.$listing_.dossier[.]zip': {
    foreign: ({ listing, draft }) =>
      [listing, draft].map((id) => ({ path: `/admin/feeds/listings/${id}/dossier.zip` })),
  },
  ...FIGURE_CASES,
  'routes/admin.help._index': { own: '/admin/help' },
  'routes/admin.help_.$grant': {
    foreign: ({ grant }) => [
      { method: 'POST', path: `/admin/help/${grant}` },
      { method: 'DELETE', path: `/admin/help/${grant}` },
    ],
  },
  'routes/admin.help_.acts.$act': {
    foreign: ({ grant }) => [{ method: 'DELETE', path: `/admin/help/acts/${grant}.1` }],
  },
  'routes/admin.practice._index': { own: '/admin/practice' },
  'routes/admin.practice.stay': { own: '/admin/practice' },
  'routes/admin.practice.buyers.$buyer': {
    foreign: () => [{ method: 'POST', path: '/admin/practice/buyers/pays' }], // without practising nobody pretends
  },
  'routes/admin.practice.buyers.$buyer_.turns': {
    foreign: () => [{ method: 'POST', path: '/admin/practice/buyers/pays/turns' }],
  },
  'routes/admin.practice.promotions': {
    foreign: ({ listing, draft }) =>
      [listing, draft].map((id) => ({ method: 'POST', path: '/admin/practice/promotions', fields: { listing: id } })),
  },
  'routes/admin.practice.things': { foreign: () => [{ method: 'DELETE', path: '/admin/practice/things' }] },
  'routes/admin.help_.wishes.$wish': {
    foreign: ({ wish }) => [
      { method: 'POST', path: `/admin/help/wishes/${wish}` },
      { method: 'DELETE', path: `/admin/help/wishes/${wish}` },
    ],
  },
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
  'routes/admin.listings.stock': {
    foreign: ({ listing, variant }) => [
      { method: 'POST', path: '/admin/listings/stock', fields: { listing, stocks: 'none' } },
      { method: 'POST', path: '/admin/listings/stock', fields: { listing, stocks: `${variant}:5` } },
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
  'routes/admin.listings.export': { own: '/admin/listings/export?form=csv' },
  'routes/admin.listings.import._index': { own: '/admin/listings/import' },
  'routes/admin.listings.import.$import': {
    foreign: ({ import: id }) => [
      { path: `/admin/listings/import/${id}` },
      { method: 'POST', path: `/admin/listings/import/${id}`, fields: { 'column-0': 'name' } },
    ],
  },
  'routes/admin.listings.import.$import_.run': {
    foreign: ({ import: id }) => [{ method: 'POST', path: `/admin/listings/import/${id}/run` }],
  },
  'routes/admin.listings.import.$import_.undo': {
    foreign: ({ import: id }) => [{ method: 'POST', path: `/admin/listings/import/${id}/undo` }],
  },
  'routes/admin.listings.states': {
    own: '/admin/listings',
    naming: ({ listing, draft }) => [
      { method: 'POST', path: '/admin/listings/states', fields: { moves: `${listing}:paused` } },
      { method: 'POST', path: '/admin/listings/states', fields: { moves: `${draft}:archived,${listing}:archived` } },
    ],
  },
  'routes/admin.listings.$listing_.share': {
    foreign: ({ listing, draft }) => [listing, draft].map((id) => ({ path: `/admin/listings/${id}/share` })),
  },
  'routes/admin.listings.$listing_.cards.$file': {
    foreign: ({ listing, draft }) =>
      [listing, draft].map((id) => ({ path: `/admin/listings/${id}/cards/square-vi.jpg` })),
  },
  'routes/admin.listings.$listing_.squares[.]zip': {
    foreign: ({ listing, draft }) => [listing, draft].map((id) => ({ path: `/admin/listings/${id}/squares.zip` })),
  },
  'routes/admin.orders._index': { own: '/admin/orders?q=kho+bau&filter=all' },
  'routes/admin.orders.$order': { foreign: ({ order }) => [{ path: `/admin/orders/${order}` }] },
  'routes/admin.orders.export': { own: '/admin/orders/export?what=buyers&format=csv&period=2026' },
  'routes/admin.push': {
    own: '/admin/account',
    naming: () => [{ method: 'DELETE', path: '/admin/push', fields: { endpoint: THEIR_BROWSER } }],
  },
  'routes/admin.orders.states': {
    foreign: ({ order }) =>
      ['accepted', 'packed', 'cancelled'].map((to) => ({
        method: 'POST',
        path: '/admin/orders/states',
        fields: { order, to },
      })),
  },
  'routes/admin.orders.$order_.handover': {
    foreign: ({ order }) => [
      { path: `/admin/orders/${order}/handover` },
      { method: 'POST', path: `/admin/orders/${order}/handover`, fields: { 'consignment-carrier': 'Xe lạ' } },
    ],
  },
  'routes/admin.orders.$order_.cancellation': {
    foreign: ({ order }) => [
      { path: `/admin/orders/${order}/cancellation` },
      { method: 'POST', path: `/admin/orders/${order}/cancellation`, fields: { reason: 'sold-out' } },
    ],
  },
  'routes/admin.orders.$order_.fee': {
    foreign: ({ order }) => [
      { path: `/admin/orders/${order}/fee` },
      { method: 'POST', path: `/admin/orders/${order}/fee`, fields: { fee: '1.000' } },
      { method: 'POST', path: `/admin/orders/${order}/fee`, fields: { fee: 'lạ' } },
    ],
  },
  'routes/admin.orders.$order_.claims.$claim': {
    foreign: ({ order, claim }) => [
      { path: `/admin/orders/${order}/claims/${claim}` },
      {
        method: 'POST',
        path: `/admin/orders/${order}/claims/${claim}`,
        fields: { decision: 'declined', answer: 'Không' },
      },
    ],
  },
  'routes/admin.orders.$order_.claims.$claim_.settlement': {
    foreign: ({ order, claim }) => [{ method: 'POST', path: `/admin/orders/${order}/claims/${claim}/settlement` }],
  },
  'routes/admin.orders.$order_.answer-link': {
    foreign: ({ order }) => [{ method: 'POST', path: `/admin/orders/${order}/answer-link` }],
  },
  'routes/admin.orders.$order_.files.$file': {
    foreign: ({ order, file }) => [{ path: `/admin/orders/${order}/files/${file}` }],
  },
  'routes/admin_.orders.$order.label': { foreign: ({ order }) => [{ path: `/admin/orders/${order}/label` }] },
  'routes/admin_.orders.$order.tag': { foreign: ({ order }) => [{ path: `/admin/orders/${order}/tag` }] },
  'routes/admin.orders.$order_.receipts': {
    foreign: ({ order }): Ask[] => [
      {
        method: 'POST',
        path: `/admin/orders/${order}/receipts`,
        fields: { receiptAmount: '1000', receiptMethod: 'cod', pressId: '01890000-0000-4000-8000-000000000001' },
      },
      { method: 'POST', path: `/admin/orders/${order}/receipts`, fields: { receiptAmount: 'x' } },
    ],
  },
  'routes/admin.orders.$order_.refunds': {
    foreign: ({ order }): Ask[] => [
      {
        method: 'POST',
        path: `/admin/orders/${order}/refunds`,
        fields: {
          refundAmount: '1000',
          refundMethod: 'cod',
          refundReason: 'x',
          pressId: '01890000-0000-4000-8000-000000000002',
        },
      },
      { method: 'POST', path: `/admin/orders/${order}/refunds`, fields: { refundAmount: 'x' } },
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
  'routes/admin.shop.stall': { own: '/admin/shop/stall' },
  'routes/admin.shop.stall_.album[.]zip': { own: '/admin/shop/stall' },
  'routes/admin_.shop.stall.poster': { own: '/admin/shop/stall/poster' },
  'routes/admin_.shop.stall.tags': { own: '/admin/shop/stall/tags' },
  ...DESIGN_CASES,
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
  'routes/admin.shop.domain._index': {
    own: '/admin/shop/domain',
    naming: ({ shop }) => [
      { method: 'POST', path: '/admin/shop/domain', fields: { shopId: shop, host: 'vuonbatu.vn' } },
      { method: 'DELETE', path: '/admin/shop/domain' },
    ],
  },
  'routes/admin.shop.domain.proof': {
    foreign: ({ shop }) => [{ method: 'POST', path: '/admin/shop/domain/proof', fields: { shopId: shop } }],
  },
  'routes/admin.shop.payments._index': {
    own: '/admin/shop/payments',
    naming: ({ shop }) => [
      { method: 'POST', path: '/admin/shop/payments', fields: { shopId: shop, takesCash: 'on', takesTransfer: 'on' } },
    ],
  },
  'routes/admin.shop.payments.account': {
    own: '/admin/shop/payments',
    naming: ({ shop }): Ask[] => [
      {
        method: 'POST',
        path: '/admin/shop/payments/account',
        fields: { shopId: shop, bin: '970436', number: '12345', holder: 'KE TROM' },
      },
      { method: 'DELETE', path: '/admin/shop/payments/account', fields: { shopId: shop } },
    ],
  },
  'routes/admin.shop.payments.endpoints.$kind': {
    foreign: ({ token }): Ask[] => [
      { method: 'POST', path: `/admin/shop/payments/endpoints/${token}`, fields: { 'password-sepay': 'x'.repeat(20) } },
      { method: 'DELETE', path: `/admin/shop/payments/endpoints/${token}` },
    ],
  },
  'routes/admin.shop.payments.stripe': { own: '/admin/shop/payments' },
  'routes/admin.shop.people': { own: '/admin/shop/people' },
  'routes/admin.shop.people_.$person': {
    foreign: ({ helper }) => [{ method: 'DELETE', path: `/admin/shop/people/${helper}` }],
  },
  'routes/admin.shop.policies': {
    own: '/admin/shop/policies',
    naming: ({ shop }) => [
      { method: 'POST', path: '/admin/shop/policies', fields: { shopId: shop, settleDays: '5', 'note-returns': 'Lạ' } },
    ],
  },
  'routes/admin.shop.publication': { own: '/admin/shop' },
  'routes/admin.shop.selling': { own: '/admin/shop/selling' },
  'routes/admin.shop.shipping._index': { own: '/admin/shop/shipping' },
  'routes/admin.shop.shipping.new': { own: '/admin/shop/shipping/new' },
  'routes/admin.shop.shipping.$method': {
    foreign: ({ way }) => [
      { path: `/admin/shop/shipping/${way}` },
      { method: 'POST', path: `/admin/shop/shipping/${way}`, fields: { name: 'Đổi tên', active: 'on' } },
      { method: 'DELETE', path: `/admin/shop/shipping/${way}` },
    ],
  },
  'routes/admin.shop.shipping.$method_.position': {
    foreign: ({ way }) => [{ method: 'POST', path: `/admin/shop/shipping/${way}/position`, fields: { by: '1' } }],
  },
  ...BUYER_CASES,
  'routes/admin.transfers._index': { own: '/admin/transfers?show=settled' },
  'routes/admin.transfers.$transfer': {
    foreign: ({ transfer, code }): Ask[] => [
      { method: 'POST', path: `/admin/transfers/${transfer}`, fields: { [`code-${transfer}`]: code } },
      { method: 'DELETE', path: `/admin/transfers/${transfer}` },
    ],
  },
  'routes/admin.shop.cooperative': {
    own: '/admin/shop/cooperative',
    naming: ({ cooperative }) => [{ method: 'POST', path: '/admin/shop/cooperative', fields: { cooperative } }],
  },
  'routes/admin.shop.cooperative_.notice': {
    own: '/admin',
    naming: () => [{ method: 'POST', path: '/admin/shop/cooperative/notice' }],
  },
  'routes/admin.lessons._index': { own: '/admin/lessons' },
  'routes/admin.lessons.$lesson': {
    foreign: ({ order }) => ['khong-co', order].map((name) => ({ path: `/admin/lessons/${name}` })),
  },
  'routes/admin_.lessons.$lesson.print': { foreign: () => [{ path: '/admin/lessons/khong-co/print' }] },
  'routes/admin_.lessons.certificate': { own: '/admin/lessons/certificate' },
};
