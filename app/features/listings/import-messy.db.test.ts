import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';

import { storedPhoto, storedShop } from '../../../test/builders';
import {
  KNOWN_CODES,
  MESSY_PHOTOS,
  MESSY_PRICES,
  MESSY_PROBLEMS,
  MESSY_ROWS,
  messySheet,
} from '../../../test/messy-sheet';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { snapshotOf } from '../../../test/snapshot';
import { sweepPhotos, UNDO_FOR } from '~/features/photos/sweep-photos.server';
import { translator } from '~/platform/i18n.server';
import { dong } from '~/shared/dong';
import { problemText } from '~/ui/problem-text';

import { exportCsv, exportXlsx } from './export-listings.server';
import { readSheetApart } from './import-apart.server';
import { importNow } from './import-jobs.server';
import type { PhotoPack } from './import-pack.server';
import type { ImportPlan } from './import-plan';
import type { Sheet } from './import-sheet';
import { findImport, takeImportBack } from './imports.server';
import { emptyDraft, emptyVariant } from './listing-texts';
import { countPlan, dryRun } from './plan-import.server';
import { saveListing } from './save-listing.server';
import { undoImport } from './undo-import.server';

/**
 * What an undo has to move on instead of back: whoever looked in between must see that something changed, a form opened
 * in between must not overwrite what is there now. And the import's own books, and the sitemap's, where only sums count.
 */
const BOOKKEEPING = [
  ...['listings.version', 'listings.updated_at', 'variants.updated_at', 'photos.updated_at'],
  ...['shops.revision', 'shops.revised_at', 'shops.updated_at'],
  ...['listing_imports', 'listing_import_changes', 'listing_import_problems', 'sitemap_counts'],
];

let platform: TestPlatform;
let shopId: string;
let sheet: Sheet;
let plan: ImportPlan;
let pack: PhotoPack;

/** Ten listings of two sizes each, some in the window, some with photos, wholesale steps and paragraphs; one old code. */
async function storedShelf() {
  for (let number = 0; number < 10; number++) {
    const variants = [0, 1].map((at) => ({
      ...emptyVariant(),
      size: at ? 'Lớn' : 'Nhỏ',
      price: dong(50_000 + number * 1000 + at * 30_000),
      stock: 40 + number,
      heightCm: 30 + at,
      tiers: at ? [] : [{ minQuantity: 10, price: dong(45_000) }],
      sku: KNOWN_CODES[2 * number + at]!,
    }));
    const saved = await saveListing(platform, {
      shopId,
      listingId: null,
      version: null,
      publish: false,
      draft: {
        ...emptyDraft(),
        name: number < 2 ? 'Cúc mâm xôi' : `Cúc cũ số ${number}`, // two of one name: the second lives at …-2
        unit: 'chau',
        description: 'Dòng một.\n\nDòng hai: "=1+1", giá; rẻ',
        localNames: ['cúc gấm'],
        photoIds: [],
        variants,
      },
    });
    if (!saved?.ok) throw new Error('The shelf was not filled.');
    const { id: listingId } = saved.value;
    if (number % 2) continue;
    await storedPhoto(platform.db, { shopId, listingId });
    const publishedAt = new Date('2026-10-02T00:00:00Z');
    await platform.db.listing.update({ where: { id: listingId }, data: { state: 'published', publishedAt } });
    if (number === 0)
      await platform.db.variant.create({
        data: { shopId, listingId, sku: 'OLD-1', size: 'Cũ', retiredAt: publishedAt, position: 2 },
      });
  }
}

beforeAll(async () => {
  platform = await freshPlatform({ now: new Date('2026-11-23T05:00:00Z') });
  shopId = (await storedShop(platform.db)).id;
  await storedShelf();
  const picture = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  pack = {
    names: MESSY_PHOTOS,
    open: async () => Readable.toWeb(Readable.from([picture])) as ReadableStream<Uint8Array>,
    close: async () => undefined,
  };
  const read = await readSheetApart(await messySheet());
  if (!read.ok) throw new Error('The sheet was not read.');
  sheet = read.value;
  plan = await dryRun(platform, { shopId, sheet, photos: pack.names });
}, 120_000);

describe('a sheet of 500 rows that nobody tidied', () => {
  it('is explained at its cells, and nothing is touched by that', async () => {
    expect(sheet.rows).toHaveLength(MESSY_ROWS + 2);
    const before = await snapshotOf(platform);
    const again = await dryRun(platform, { shopId, sheet, photos: pack.names });
    expect(again.problems.map(({ cell, code }) => [cell, code])).toEqual(MESSY_PROBLEMS);
    expect(await snapshotOf(platform)).toEqual(before);
  });

  it.each(['vi', 'en'] as const)('says each of them as a whole sentence (%s)', (lang) => {
    const t = translator(lang, 'imports');
    for (const problem of plan.problems) {
      const said = problemText(t, problem);
      expect(said).toMatch(/^[^{}]{10,}[.?…”]$/u);
      expect(said).not.toContain('problems.');
    }
    expect(new Set(plan.problems.map(({ code }) => code)).size).toBeGreaterThan(14);
  });

  it('does the rest, is taken back to the letter, and comes again', async () => {
    const { db } = platform;
    const before = await snapshotOf(platform, BOOKKEEPING);

    const begun = await importNow(platform, { shopId, fileName: 'hang.xlsx', plan, pack });
    if (!begun.ok) throw new Error('It did not begin.');
    const importId = begun.value!;
    const outcome = (await findImport(db, { shopId, importId }))!;
    const notes = ['imports.group-row', 'imports.photo-missing', 'listings.tier-not-cheaper'];
    const bad = MESSY_PROBLEMS.filter(([, code]) => !notes.includes(code));
    const left = ['CU-5', 'CU-11', 'CU-17']; // stored ones with a price above their wholesale steps
    // the group's name, the sum and the second headings are no rows; two rows are one listing; ten pairs are stored ones
    const rows = MESSY_ROWS - 3;
    const created = rows - bad.length - KNOWN_CODES.length - 1;
    expect(outcome).toMatchObject({ state: 'done', toCreate: created, toChange: 10, unchanged: 0, leftCount: 0 });
    expect(outcome.rowCount).toBe(rows);

    const stored = await db.listing.findMany({
      where: { shopId },
      include: { variants: { where: { retiredAt: null } }, photos: { where: { removedAt: null } } },
    });
    expect(stored).toHaveLength(10 + created);
    for (const { name, unit, variants } of stored) {
      expect([name, unit]).toEqual([name.normalize('NFC'), 'chau']);
      for (const { stock, heightCm } of variants.filter(({ sku }) => !left.includes(sku)))
        expect([[200, 1200].includes(stock), heightCm]).toEqual([true, 120]);
    }
    const prices = new Set(stored.flatMap(({ variants }) => variants.map(({ price }) => Number(price))));
    for (const [, amount] of MESSY_PRICES) expect(prices).toContain(amount);
    const named = (name: string) => stored.find((one) => one.name === name)!;
    expect(named('Bông giấy').variants.map(({ size, price }) => [size, price])).toEqual([
      ['chậu 3 tấc', 85_000n],
      ['chậu 4 tấc', 85_000n],
    ]);
    expect(named('Mai số 70').variants[0]!.price).toBe(45_000n);
    expect(named('Cúc số 119').photos).toHaveLength(1);
    const first = stored.find(({ variants }) => variants.some(({ sku }) => sku === 'CU-1'))!;
    expect([first.state, first.photos.length]).toEqual(['published', 2]);

    expect(await takeImportBack(platform, { shopId, importId })).toEqual({ ok: true, value: null });
    expect(await undoImport(platform, { importId })).toBe(true);
    expect(await findImport(db, { shopId, importId })).toMatchObject({ state: 'undone', leftCount: 0 });
    // photos that were taken away can come back for a while
    platform.setNow(new Date(Date.now() + UNDO_FOR * 2));
    await sweepPhotos(platform);
    platform.setNow(new Date('2026-11-23T06:00:00Z'));
    expect(await snapshotOf(platform, BOOKKEEPING)).toEqual(before);

    const again = await dryRun(platform, { shopId, sheet, photos: pack.names });
    expect(countPlan(again)).toEqual(countPlan(plan));
  }, 240_000);
});

describe('what is exported and comes back', () => {
  it.each([
    ['xlsx', () => exportXlsx(platform.db, shopId)],
    ['csv', () => buffer(exportCsv(platform.db, shopId))],
  ])(
    'changes nothing at all (%s)',
    async (_kind, write) => {
      await importNow(platform, { shopId, fileName: 'hang.xlsx', plan: await dryRun(platform, { shopId, sheet }) });
      const file = await write();
      const before = await snapshotOf(platform);
      const read = await readSheetApart(file);
      if (!read.ok) throw new Error('The export was not read.');
      const planned = await dryRun(platform, { shopId, sheet: read.value });
      expect(planned.problems).toEqual([]);
      expect(planned.columns.filter(({ field }) => field === null)).toEqual([]);
      expect(countPlan(planned)).toMatchObject({ created: 0, changed: 0, unchanged: before.listings!.length });
      expect(await importNow(platform, { shopId, fileName: 'lai.xlsx', plan: planned })).toEqual({
        ok: true,
        value: null,
      });
      expect(await snapshotOf(platform)).toEqual(before);
      expect(await write()).toHaveLength(file.length);
    },
    240_000,
  );
});
