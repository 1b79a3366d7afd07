import { describe, expect, it } from 'vitest';

import { practiceReaches } from './practice-reach';

describe('practising', () => {
  it.each([
    '/admin',
    '/admin/practice',
    '/admin/practice/buyers/pays',
    '/admin/listings',
    '/admin/listings.data',
    '/admin/listings/new',
    '/admin/listings/kept',
    '/admin/photos/01890000-0000-7000-8000-000000000000',
    '/admin/feeds/draft',
    '/admin/feeds/listings/01890000-0000-7000-8000-000000000000',
    '/admin/orders',
    '/admin/orders/states',
    '/admin/orders/01890000-0000-7000-8000-000000000000/handover',
    '/admin/orders/01890000-0000-7000-8000-000000000000/receipts',
    '/admin/books',
  ])('works on %s', (path) => expect(practiceReaches(path)).toBe(true));

  it.each([
    '/admin/feeds',
    '/admin/feeds/shopee/workbook',
    '/admin/feeds/links.csv',
    '/admin/feeds/listings/1/dossier',
    '/admin/feeds/listings/1/dossier.zip',
    '/admin/listings/1/share',
    '/admin/listings/1/cards/square-vi.jpg',
    '/admin/listings/1/squares.zip',
    '/admin/orders/export',
    '/admin/orders/export.data',
    '/admin/orders/1/answer-link',
    '/admin/orders/1/label',
    '/admin/orders/1/tag',
    '/admin/books/file',
    '/admin/books/print',
    '/admin/transfers',
    '/admin/shop',
    '/admin/shop/publication',
    '/admin/shop/payments',
    '/admin/shop/payments/account',
    '/admin/shop/payments/endpoints/sepay',
    '/admin/shop/people',
    '/admin/shop/cooperative',
    '/admin/shop/stall',
    '/admin/lessons',
    '/admin/lessons/certificate',
    '/admin/setup/publish',
    '/admin/practices',
    '/admin/whatever-comes-later',
  ])('leads nowhere near %s', (path) => expect(practiceReaches(path)).toBe(false));
});
