import { isLiving, type Group } from '~/features/catalogue/vocabulary';
import type { Details } from '~/features/listings/details';
import type { DetailId } from '~/features/listings/details-table';

import type { Certificate } from './pages';

/** Where a listing's variety passport stands. */
export const passportPath = (listingPath: string): string => `${listingPath}/passport`;

/** What only a passport has to say; one of them is enough to be worth a page. */
const TELLING: readonly DetailId[] = [
  'motherTree',
  'rootstock',
  'graftedOn',
  'propagation',
  'diseaseClass',
  'protectedVariety',
  'lot',
  'scionLength',
  'stockDiameter',
  'scionDiameter',
];

/** Whether there is anything to show on a passport. */
export const hasPassport = (group: Group, details: Details): boolean =>
  isLiving(group) && TELLING.some((id) => details[id] !== undefined);

/** A mother tree's code, taken apart. The digits of the places are those from before July 2025, kept as they are. */
export type MotherTree =
  | {
      isExact: true;
      code: string;
      kind: 'tree' | 'orchard';
      name: string;
      province: string;
      district: string;
      commune: string;
      /** 2006 */
      year: number;
      serial: string;
    }
  | { isExact: false; code: string };

const EXACT = /^([CV])\.([A-Z0-9 ]+)\.(\d{2})\.(\d{3})\.(\d{5})\.(\d{2})\.(\d{2,})$/;

/**
 * Reads the code of a mother tree (C) or orchard (V) after Decree 94/2019/NĐ-CP, annex VII, part II:
 * `C.VAI HUNG LONG.25.230.08029.06.08`. How codes look without districts is not published, so another form is kept and
 * said to be one.
 */
export function readMotherTree(code: string): MotherTree {
  const [, letter, name = '', province = '', district = '', commune = '', year = '', serial = ''] =
    EXACT.exec(code) ?? [];
  if (!letter) return { isExact: false, code };
  const kind = letter === 'C' ? 'tree' : 'orchard';
  return { isExact: true, code, kind, name, province, district, commune, year: 2000 + Number(year), serial };
}

/** A paper on show that bears this very code. The grower typed it in; nobody here has seen the original. */
export const paperFor = (code: string, papers: readonly Certificate[]): Certificate | null =>
  papers.find(({ certificateNo, product }) => certificateNo === code || product.includes(code)) ?? null;

/** What citrus saplings are graded by, cm. */
export const GRADED_BY = ['height', 'scionLength', 'stockDiameter', 'scionDiameter', 'branches'] as const;
type Measures = Record<(typeof GRADED_BY)[number], number | null>;

/** TCVN 9302: more than this for grade I, at least this for grade II; branches from–to. */
const TCVN_9302 = {
  first: { height: 60, scionLength: 40, stockDiameter: 0.8, scionDiameter: 0.7, branches: [2, 3] },
  second: { height: 50, scionLength: 30, stockDiameter: 0.6, scionDiameter: 0.5, branches: [1, 3] },
} as const;

/** What the measures come to; what is missing for it; null: no standard whose figures are known here fits the plant. */
export type Grading = { grade: 'first' | 'second' | 'neither' } | { missing: (typeof GRADED_BY)[number][] };

/** Grades a grafted citrus sapling by its measures after TCVN 9302, and no other plant. */
export function gradeOf(
  { group, scientificName, details }: { group: Group; scientificName: string; details: Details },
  heightCm: number | null,
): Grading | null {
  if (group !== 'fruit-sapling' || !/^(?:[×x] ?)?Citrus\b/i.test(scientificName.trim())) return null;
  const number = (id: DetailId): number | null => (typeof details[id] === 'number' ? details[id] : null);
  const measures: Measures = {
    height: heightCm,
    scionLength: number('scionLength'),
    stockDiameter: number('stockDiameter'),
    scionDiameter: number('scionDiameter'),
    branches: number('branches'),
  };
  const missing = GRADED_BY.filter((id) => measures[id] === null);
  if (missing.length > 0) return { missing };
  const { height, scionLength, stockDiameter, scionDiameter, branches } = measures as Record<keyof Measures, number>;
  const reaches = (least: (typeof TCVN_9302)['first' | 'second'], isAbove: (n: number, limit: number) => boolean) =>
    isAbove(height, least.height) &&
    isAbove(scionLength, least.scionLength) &&
    isAbove(stockDiameter, least.stockDiameter) &&
    isAbove(scionDiameter, least.scionDiameter) &&
    branches >= least.branches[0] &&
    branches <= least.branches[1];
  if (reaches(TCVN_9302.first, (n, limit) => n > limit)) return { grade: 'first' };
  return { grade: reaches(TCVN_9302.second, (n, limit) => n >= limit) ? 'second' : 'neither' };
}
