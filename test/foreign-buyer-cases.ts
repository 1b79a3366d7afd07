import type { Ask, Case } from './foreign-cases';

/** What to ask of the addresses at which a grower reads what buyers say and ask for; see `CASES`. */
export const BUYER_CASES: Record<string, Case> = {
  'routes/admin.quotations._index': { own: '/admin/quotations' },
  'routes/admin.quotations.$quotation': {
    foreign: ({ quotation }): Ask[] => [
      { method: 'PUT', path: `/admin/quotations/${quotation}`, fields: { [`price-${quotation}`]: '45k' } },
      { method: 'DELETE', path: `/admin/quotations/${quotation}` },
    ],
  },
  'routes/admin.reviews._index': { own: '/admin/reviews' },
  'routes/admin.reviews.$review': {
    foreign: ({ review }): Ask[] => [
      { method: 'PUT', path: `/admin/reviews/${review}`, fields: { [`answer-${review}`]: 'Cảm ơn' } },
    ],
  },
  'routes/admin.reviews.$review_.objection': {
    foreign: ({ review }): Ask[] => [
      { path: `/admin/reviews/${review}/objection` },
      { method: 'POST', path: `/admin/reviews/${review}/objection`, fields: { reason: 'abusive' } },
    ],
  },
};
