import { UNTOUCHED } from '~/features/storefront/design';

import type { Ask, Case } from './foreign-cases';

/** What to ask of the addresses at which a shop is dressed; see `CASES`. */
export const DESIGN_CASES: Record<string, Case> = {
  'routes/admin.shop.design._index': { own: '/admin/shop/design' },
  'routes/admin.shop.design.theme': { own: '/admin/shop/design' },
  'routes/admin.shop.design.publication': { own: '/admin/shop/design' },
  'routes/admin.shop.design.previews': { own: '/admin/shop/design' },
  'routes/admin.shop.design.sections': { own: '/admin/shop/design' },
  'routes/admin.shop.design.listings': { own: '/admin/shop/design/listings?q=kho+bau' },
  'routes/admin.shop.design.history._index': { own: '/admin/shop/design/history' },
  'routes/admin.shop.design.colour': {
    own: '/admin/shop/design/colour',
    naming: ({ photo }) => [
      { path: `/admin/shop/design/colour?photo=${photo}` },
      { method: 'POST', path: '/admin/shop/design/colour', fields: { photoId: photo, colour: '#2c663a' } },
    ],
  },
  'routes/admin.shop.design.logo': {
    own: '/admin/shop/design/logo',
    naming: ({ photo }) => [
      { method: 'POST', path: '/admin/shop/design/logo', fields: { of: 'photo', photoIds: photo } },
    ],
  },
  'routes/admin.shop.design.draft': {
    own: '/admin/shop/design',
    naming: ({ shop, photo }): Ask[] => [
      {
        method: 'POST',
        path: '/admin/shop/design/draft',
        fields: {
          shopId: shop,
          version: '0',
          design: JSON.stringify({ ...UNTOUCHED, logo: { of: 'photo', photoId: photo } }),
        },
      },
      { method: 'DELETE', path: '/admin/shop/design/draft', fields: { shopId: shop } },
    ],
  },
  'routes/admin.shop.design.sections_.$section': {
    foreign: ({ section }): Ask[] => [
      { path: `/admin/shop/design/sections/${section}` },
      { method: 'POST', path: `/admin/shop/design/sections/${section}`, fields: { heading: 'Đổi', version: '1' } },
      { method: 'DELETE', path: `/admin/shop/design/sections/${section}` },
    ],
  },
  'routes/admin.shop.design.sections_.$section_.position': {
    foreign: ({ section }) => [
      { method: 'POST', path: `/admin/shop/design/sections/${section}/position`, fields: { by: '1' } },
    ],
  },
  'routes/admin.shop.design.sections_.$section_.visibility': {
    foreign: ({ section }): Ask[] => [
      { method: 'POST', path: `/admin/shop/design/sections/${section}/visibility` },
      { method: 'DELETE', path: `/admin/shop/design/sections/${section}/visibility` },
    ],
  },
  'routes/admin.shop.design.history.$version': {
    foreign: ({ version }) => [{ method: 'POST', path: `/admin/shop/design/history/${version}` }],
  },
  'routes/admin.shop.design.previews_.$preview': {
    foreign: ({ preview }) => [{ method: 'DELETE', path: `/admin/shop/design/previews/${preview}` }],
  },
};
