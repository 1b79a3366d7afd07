import type { Problem } from '~/shared/result';

import {
  cellName,
  findHeadings,
  shownColumns,
  type ColumnMatch,
  type ImportField,
  type ShownColumn,
} from './import-columns';
import { photoIndex } from './import-photos';
import {
  codeProblem,
  codesIn,
  isEmptyRow,
  isGroupRow,
  isSumRow,
  nameKey,
  readRow,
  sameName,
  withoutTwins,
  type CellProblem,
  type Learnt,
  type RowProblem,
  type SheetRow,
} from './import-rows';
import { variantField, VARIANTS_MAX } from './listing';
import { readListing, type ListingDraft } from './listing-form';
import { emptyDraft, listingTexts } from './listing-texts';

/** A stored size as the sheet's codes find it: its listing's texts on the form, and its place among the sizes. */
export type StoredSize = { listingId: string; version: number; texts: Record<string, string>; index: number };

/** One listing of a sheet: new, or a stored one with the sheet's answers laid over it. */
export type ImportGroup = {
  /** Null: a new one. */
  listingId: string | null;
  version: number | null;
  draft: ListingDraft;
  /** What the form would hold before and after; alike where the sheet changes nothing. */
  before: Record<string, string> | null;
  after: Record<string, string>;
  /** Rows of the sheet, from 0. */
  rows: number[];
  /** Where it begins in the sheet. */
  cell: string;
  /** Names in the pack, the cover first. */
  photos: string[];
};

export type ImportPlan = {
  groups: ImportGroup[];
  problems: CellProblem[];
  columns: ShownColumn[];
  /** Rows with anything to import. */
  rowCount: number;
};

/** What a sheet is planned against. */
export type Known = {
  stored: ReadonlyMap<string, StoredSize>;
  /** Codes of sizes that are no longer sold: they are never given again. */
  retired?: ReadonlySet<string>;
  learnt?: Learnt;
  /** Names that listings of the shop have, as `sameName` makes them alike. */
  names?: ReadonlySet<string>;
  /** Names of the photos that came along; null: none came. */
  photos?: readonly string[] | null;
  now: Date;
};

/** Fields of a size; the others are its listing's. */
const OF_SIZE: readonly string[] = ['size', 'price', 'stock', 'potCm', 'heightCm', 'spreadCm', 'weightGrams'];

/**
 * Says what a sheet would do: which listings it makes or changes, and everything that cannot be read, at its cell. Rows
 * with a problem are left out, the others are done. Sizes of one name are one listing.
 */
export function planImport(sheet: { rows: string[][]; emptyFormulas: ReadonlySet<string> }, known: Known): ImportPlan {
  const planning = planSteps(sheet, known);
  for (;;) {
    const { done, value } = planning.next();
    if (done) return value;
  }
}

/** The same in small steps, for whoever has to answer others meanwhile. */
export function* planSteps(
  sheet: { rows: string[][]; emptyFormulas: ReadonlySet<string> },
  { stored, retired = new Set(), learnt, names = new Set(), photos: pack = null, now }: Known,
): Generator<undefined, ImportPlan> {
  const found = findHeadings(sheet.rows, learnt);
  const columns = found ? shownColumns(sheet.rows, found) : [];
  if (!found || found.isGuess) {
    const problem: CellProblem = { code: 'imports.headings-missing', cell: cellName(0, found?.row ?? 0) };
    return { groups: [], problems: [problem], columns, rowCount: 0 };
  }
  const { match } = found;
  const photos = pack && photoIndex(pack, new Set(codesIn(sheet.rows, learnt)));
  const problems: CellProblem[] = [];
  const rows: SheetRow[] = [];
  let rowCount = 0;
  for (let at = found.row + 1; at < sheet.rows.length; at++) {
    yield;
    const cells = sheet.rows[at] ?? [];
    if (isEmptyRow(cells, match) || isSumRow(cells, match)) continue;
    if (isGroupRow(cells, match)) {
      const cell = cellName(
        cells.findIndex((text) => text !== ''),
        at,
      );
      problems.push({ code: 'imports.group-row' satisfies RowProblem, cell, isNote: true });
      continue;
    }
    rowCount++;
    const row = readRow(cells, at, match, { emptyFormulas: sheet.emptyFormulas, photos }, problems);
    const code = row?.sku ? codeProblem(row.sku, retired) : null;
    if (code) problems.push({ code, cell: cellName(match.columns.sku ?? 0, at) });
    else if (row) rows.push(row);
  }
  if (!photos && match.columns.photos !== undefined) {
    const column = match.columns.photos;
    if (sheet.rows.slice(found.row + 1).some((cells) => (cells[column] ?? '') !== ''))
      problems.push({
        code: 'imports.photos-not-sent' satisfies RowProblem,
        cell: cellName(column, found.row),
        isNote: true,
      });
  }
  const groups: ImportGroup[] = [];
  for (const bundle of bundlesOf(withoutTwins(rows, match, problems), stored)) {
    yield;
    const group = groupOf(bundle, stored, match, problems, now);
    if (!group) continue;
    groups.push(group);
    if (group.listingId === null && names.has(sameName(group.draft.name)))
      problems.push({ code: 'imports.name-here' satisfies RowProblem, cell: group.cell, isNote: true });
  }
  problems.sort((a, b) => rowOf(a) - rowOf(b));
  return { groups, problems, columns, rowCount };
}

const rowOf = ({ cell }: CellProblem): number => Number(/\d+/.exec(cell));

type Bundle = { rows: SheetRow[]; stored: StoredSize | null };

/** The rows of one listing: those whose codes are its sizes', or that bear one name. */
function bundlesOf(rows: SheetRow[], stored: ReadonlyMap<string, StoredSize>): Bundle[] {
  const bundles = new Map<string, Bundle>();
  for (const row of rows) {
    const known = row.sku === null ? undefined : stored.get(row.sku);
    const key = known ? `id ${known.listingId}` : `name ${nameKey(row)}`;
    const bundle = bundles.get(key) ?? { rows: [], stored: known ?? null };
    bundle.rows.push(row);
    bundles.set(key, bundle);
  }
  return [...bundles.values()];
}

function groupOf(
  { rows, stored: known }: Bundle,
  stored: ReadonlyMap<string, StoredSize>,
  match: ColumnMatch,
  problems: CellProblem[],
  now: Date,
): ImportGroup | null {
  const cellOf = (row: SheetRow, field: string) =>
    cellName(match.columns[field as ImportField] ?? match.columns.name ?? match.columns.sku ?? 0, row.at);
  let good = withoutContradictions(rows, cellOf, problems);
  // a row with a problem leaves its group, and what is left is read again
  for (;;) {
    const [first] = good;
    if (!first) return null;
    const { places, ...group } = layOver(good, known, stored);
    const form = new FormData();
    for (const [name, text] of Object.entries(group.after)) if (text !== '') form.set(name, text);
    const read = readListing(form, now);
    const found: { row: SheetRow; problem: CellProblem }[] = [];
    const say = (row: SheetRow, field: string, problem: Problem) =>
      found.push({ row, problem: { ...problem, cell: cellOf(row, field) } });
    if (!read.ok)
      for (const { field = 'name', ...problem } of read.problems) {
        // a wholesale step that is dearer than the price is told at the price
        const size = field.replace(/^tier(?:From|Price)-\d+/, 'price');
        const [, name = size, number = '1'] = /^(.+?)(?:-(\d+))?$/.exec(size) ?? [];
        const row =
          (OF_SIZE.includes(name) ? good.find((one) => places.get(one) === Number(number) - 1) : first) ?? first;
        say(row, name, problem);
      }
    else if (read.value.name === '' && !known) say(first, 'name', { code: 'imports.name-missing' });
    else if (read.value.variants.length > VARIANTS_MAX) say(first, 'name', { code: 'imports.too-many-sizes' });
    if (found.length === 0 && read.ok) {
      // a code nobody has yet goes with its new size
      const codes = new Map([...places].map(([row, place]) => [place, row.sku]));
      const variants = read.value.variants.map((variant, place) => {
        const sku = variant.id === null ? codes.get(place) : null;
        return sku ? { ...variant, sku } : variant;
      });
      const photos = [...new Set(good.flatMap((row) => row.photos))];
      return { ...group, draft: { ...read.value, variants }, cell: cellOf(first, 'name'), photos };
    }
    problems.push(...found.map(({ problem }) => problem));
    const bad = new Set(found.map(({ row }) => row));
    good = good.filter((row) => !bad.has(row));
  }
}

/** Two sizes of one plant that are sold by different units, or called by different names, are told; the first is right. */
function withoutContradictions(
  rows: SheetRow[],
  cellOf: (row: SheetRow, field: string) => string,
  problems: CellProblem[],
): SheetRow[] {
  const said = new Map<string, { row: SheetRow; key: string }>();
  return rows.filter((row) => {
    let fits = true;
    for (const field of ['name', 'unit', 'piecesPerUnit']) {
      const key = sameName(row.texts[field] ?? '');
      if (key === '') continue;
      const first = said.get(field);
      if (!first) said.set(field, { row, key });
      else if (first.key !== key && fits) {
        fits = false;
        const column = field === 'piecesPerUnit' ? 'unit' : field;
        problems.push({
          code: 'imports.differs' satisfies RowProblem,
          cell: cellOf(row, column),
          with: { first: cellOf(first.row, column) },
        });
      }
    }
    return fits;
  });
}

/** Lays the answers of rows over a stored listing's texts, or over an empty form. An empty cell leaves what is stored. */
function layOver(
  rows: SheetRow[],
  known: StoredSize | null,
  stored: ReadonlyMap<string, StoredSize>,
): Pick<ImportGroup, 'listingId' | 'version' | 'before' | 'after' | 'rows'> & { places: Map<SheetRow, number> } {
  const before = known?.texts ?? null;
  const after = { ...(before ?? listingTexts(emptyDraft())) };
  const count = before ? Number(before.sizes) : 0;
  let next = count;
  const places = new Map<SheetRow, number>();
  for (const row of rows) {
    const size = row.sku === null ? undefined : stored.get(row.sku);
    const index = size ? size.index : next++;
    places.set(row, index);
    // pieces that were said of another unit say nothing of this one
    if (row.texts.unit && row.texts.unit !== after.unit && !row.texts.piecesPerUnit) after.piecesPerUnit = '';
    for (const [name, text] of Object.entries(row.texts)) {
      if (text === '') continue;
      after[OF_SIZE.includes(name) ? variantField(index, name) : name] = text;
    }
  }
  after.sizes = String(Math.max(next, count, 1));
  const { listingId = null, version = null } = known ?? {};
  return { listingId, version, before, after, rows: rows.map(({ at }) => at), places };
}

/** What is stored of texts: those that say anything. */
export const filled = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));

/** False where a sheet says of a stored listing what is stored. */
export const isChange = ({ before, draft }: Pick<ImportGroup, 'before' | 'draft'>): boolean =>
  before === null || !isAlike(before, listingTexts(draft), () => true);

/** Whether two forms say the same in the fields that count. */
export function isAlike(
  some: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
  counts: (name: string) => boolean,
): boolean {
  return [...new Set([...Object.keys(some), ...Object.keys(other)])]
    .filter(counts)
    .every((name) => (some[name] ?? '') === (other[name] ?? ''));
}
