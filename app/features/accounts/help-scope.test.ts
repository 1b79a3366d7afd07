import { describe, expect, it } from 'vitest';

import { HELP_SCOPES, helpHome, helpReaches, isOnRecord, isOwnName, type HelpScope } from './help-scope';

const reach = (scopes: HelpScope[], path: string, method = 'GET') => helpReaches({ scopes }, path, method);

describe('a help reaches', () => {
  it.each<[HelpScope, string, string]>([
    ['listings', '/admin/listings', 'GET'],
    ['listings', '/admin/listings/new', 'POST'],
    ['listings', '/admin/listings.data', 'GET'],
    ['listings', '/admin/photos/01890000-0000-7000-8000-000000000000', 'PATCH'],
    ['listings', '/admin/feeds/draft', 'POST'],
    ['listings', '/admin/feeds', 'GET'],
    ['profile', '/admin/shop', 'POST'],
  ])('%s: %s %s', (scope, path, method) => expect(reach([scope], path, method)).toBe(true));

  it.each([
    ['/admin/orders', 'GET'],
    ['/admin/orders/export', 'GET'],
    ['/admin/books', 'GET'],
    ['/admin/transfers', 'GET'],
    ['/admin/shop/payments', 'GET'],
    ['/admin/shop/payments/account', 'POST'],
    ['/admin/shop/people', 'GET'],
    ['/admin/shop/publication', 'DELETE'],
    ['/admin/shop/selling', 'POST'],
    ['/admin/shop/design', 'GET'],
    ['/admin/shop/design/publication', 'POST'],
    ['/admin/account/password', 'POST'],
    ['/admin/feeds', 'POST'],
    ['/admin/feeds/google/rules', 'POST'],
    ['/admin/help', 'GET'],
    ['/admin/reviews/01890000-0000-7000-8000-000000000000/objection', 'POST'],
    ['/admin/listingsx', 'GET'],
    ['/admin', 'GET'],
  ])('never %s (%s), whatever was granted', (path, method) =>
    expect(reach([...HELP_SCOPES], path, method)).toBe(false),
  );

  it('one thing and not the other', () => {
    expect(reach(['profile'], '/admin/listings')).toBe(false);
    expect(reach(['listings'], '/admin/shop')).toBe(false);
  });

  it.each(HELP_SCOPES)('the page it begins on: %s', (scope) =>
    expect(reach([scope], helpHome({ scopes: [scope] }))).toBe(true),
  );
});

describe('what a grower says in their own name', () => {
  it.each([
    '/admin/reviews',
    '/admin/reviews.data',
    '/admin/reviews/01890000-0000-7000-8000-000000000000',
    '/admin/reviews/01890000-0000-7000-8000-000000000000/objection.data',
  ])('is in no scope, and who helps is told so: %s', (path) => {
    expect(isOwnName(path)).toBe(true);
    expect(reach([...HELP_SCOPES], path)).toBe(false);
    expect(reach([...HELP_SCOPES], path, 'POST')).toBe(false);
  });
  it.each(['/admin/reviewsx', '/admin/orders', '/admin/listings', '/admin'])('is not all of the shop: %s', (path) =>
    expect(isOwnName(path)).toBe(false),
  );
});

describe('a helper of the family', () => {
  it.each(['/admin/listings/new', '/admin/listings/stock', '/admin/shop', '/admin/photos.data', '/admin/ordersx'])(
    'is on record: %s',
    (path) => expect(isOnRecord(path)).toBe(true),
  );
  it.each(['/admin/orders/states', '/admin/orders.data', '/admin/transfers/1'])('trades: %s', (path) =>
    expect(isOnRecord(path)).toBe(false),
  );
});
