import { readPeriod, type BookPeriod } from '~/features/orders/books-period';
import { isoDay } from '~/shared/date';

/**
 * What a report counts, in the order of its columns; what each means stands in `board:figures.<figure>`, and how it is
 * counted in `board:meanings.<figure>`.
 */
export const FIGURES = [
  'members',
  'active',
  'listed',
  'online',
  'orders',
  'cancelled',
  'revenue',
  'channels',
  'ocop',
] as const;
export type Figure = (typeof FIGURES)[number];
export const isFigure = (text: unknown): text is Figure => FIGURES.some((figure) => figure === text);

/** Every figure of a member, a commune or all; `revenue` in đồng, and below zero when more came back than was sold. */
export type Figures = Record<Figure, number>;

/** A commune's line; null: members whose commune is not known. */
export type ReportRow = { communeCode: string | null; figures: Figures };

export const noFigures = (): Figures =>
  Object.fromEntries(FIGURES.map((figure) => [figure, 0])) as Record<Figure, number>;

const add = (one: Figures, other: Figures): Figures =>
  Object.fromEntries(FIGURES.map((figure) => [figure, one[figure] + other[figure]])) as Figures;

/** Members' figures by commune, in the order of their codes, and all of them together. */
export function sumUp(members: readonly ReportRow[]): { rows: ReportRow[]; all: Figures } {
  const byCommune = new Map<string | null, Figures>();
  for (const { communeCode, figures } of members)
    byCommune.set(communeCode, add(byCommune.get(communeCode) ?? noFigures(), figures));
  return {
    rows: [...byCommune]
      .map(([communeCode, figures]) => ({ communeCode, figures }))
      .sort((a, b) => (a.communeCode ?? 'ZZ').localeCompare(b.communeCode ?? 'ZZ')),
    all: members.reduce((sum, { figures }) => add(sum, figures), noFigures()),
  };
}

/** The month this moment lies in, in Vietnam. */
export function monthOf(now: Date): BookPeriod {
  const [year, month] = isoDay(now).split('-').map(Number) as [number, number];
  return { kind: 'month', year, month };
}

/** Which members an address asks for: those of one commune, those without one, or all (null). */
export const NO_COMMUNE = 'none';
export type CommuneChoice = string | null;

/** Reads a report's address; what it gets wrong is this month, all communes, all members. */
export function readReportQuery(
  search: URLSearchParams,
  now: Date,
): { period: BookPeriod; commune: CommuneChoice; what: Figure; after: string | null } {
  const [commune, what, after] = [search.get('commune'), search.get('what'), search.get('after')];
  return {
    period: readPeriod(search.get('period') ?? '') ?? monthOf(now),
    commune: commune !== null && (commune === NO_COMMUNE || /^\d{5}$/.test(commune)) ? commune : null,
    what: isFigure(what) ? what : 'members',
    after: after !== null && /^[0-9a-f-]{36}(?: [a-z]+)?$/.test(after) ? after : null,
  };
}
