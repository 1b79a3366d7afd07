import type { Case } from './foreign-cases';

/** What to ask of the addresses that count: the books of what was sold, the figures of who looked; see `CASES`. */
export const FIGURE_CASES: Record<string, Case> = {
  'routes/admin.books._index': { own: '/admin/books?period=2026-Q4' },
  'routes/admin.books.file': { own: '/admin/books/file?form=S1a-HKD&period=2026-Q4' },
  'routes/admin_.books.print': { own: '/admin/books/print?form=S2a-HKD&period=2026-Q4' },
  'routes/admin.figures': { own: '/admin/figures' },
  'routes/admin.figures_.$listing': {
    foreign: ({ listing, draft }) => [listing, draft].map((id) => ({ path: `/admin/figures/${id}` })),
  },
  'routes/admin.figures_.picture': { own: '/admin/figures/picture' },
};
