import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { storedListing, storedPhoto, storedShop } from '../../../test/builders';
import { COMMUNES, FULL_STORY, happening, live, type Lived } from '../../../test/coop-history';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { storedOrder } from '../../../test/stored-order';
import type { BookPeriod } from '~/features/orders/books-period';

import { FIGURES, noFigures, NO_COMMUNE, type CommuneChoice, type Figure, type Figures } from './report';
import { answerReportFile } from './report-file.server';
import { findCounted, findMonths, findReport } from './reports.server';

const NOW = new Date('2026-11-26T02:00:00Z');
const NOVEMBER: BookPeriod = { kind: 'month', year: 2026, month: 11 };

let platform: TestPlatform;
let count = 0;

beforeAll(async () => {
  platform = await freshPlatform({ now: NOW });
});
beforeEach(() => platform.setNow(NOW));

const aCooperative = () =>
  platform.db.cooperative.create({ data: { slug: `htx-${++count}`, name: 'Hợp tác xã Cái Mơn' } });
const report = (cooperativeId: string, period: BookPeriod = NOVEMBER, now = NOW) =>
  findReport(platform.db, { cooperativeId, period, now });

/** All rows behind a figure, walked page by page. */
async function walk(asked: {
  cooperativeId: string;
  period: BookPeriod;
  commune: CommuneChoice;
  what: Figure;
  now: Date;
}) {
  const rows = [];
  let after: string | null = null;
  let sum = 0;
  do {
    const page: Awaited<ReturnType<typeof findCounted>> = await findCounted(platform.db, { ...asked, after });
    rows.push(...page.counted);
    sum = page.sum;
    after = page.next;
  } while (after);
  return { rows, sum };
}

/** First moment and first moment after a period, told without the house's calendar: Vietnam is seven hours ahead. */
function boundsOf(period: BookPeriod): { start: Date; end: Date } {
  const first = period.kind === 'month' ? period.month : period.kind === 'quarter' ? period.quarter * 3 - 2 : 1;
  const months = { month: 1, quarter: 3, year: 12 }[period.kind];
  return {
    start: new Date(Date.UTC(period.year, first - 1, 1, -7)),
    end: new Date(Date.UTC(period.year, first - 1 + months, 1, -7)),
  };
}

/** Counts a period anew from the raw rows, one after another. */
async function recount({ shops, now }: Lived, period: BookPeriod): Promise<Map<string, Figures>> {
  const { db } = platform;
  const { start, end } = boundsOf(period);
  const isIn = (at: Date | null) => at !== null && at >= start && at < end;
  const judgedOn = new Date(Math.min(now.getTime(), end.getTime() - 1));
  const judgedDay = new Date(judgedOn.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  const byCommune = new Map<string, Figures>(COMMUNES.map((commune) => [commune, noFigures()]));
  for (const { id, communeCode } of shops) {
    const figures = byCommune.get(communeCode)!;
    const shop = await db.shop.findUniqueOrThrow({ where: { id } });
    const listings = await db.listing.findMany({ where: { shopId: id }, include: { certificates: true } });
    const orders = await db.order.findMany({ where: { shopId: id }, include: { events: true } });
    let isActive = false;
    figures.members++;
    for (const photo of await db.photo.findMany({ where: { shopId: id } })) if (isIn(photo.createdAt)) isActive = true;
    for (const listing of listings) {
      if (isIn(listing.createdAt) || isIn(listing.publishedAt)) isActive = true;
      if (isIn(listing.publishedAt)) figures.listed++;
      const isOnSale =
        shop.state === 'published' &&
        listing.state === 'published' &&
        listing.publishedAt !== null &&
        listing.publishedAt < end;
      if (isOnSale) figures.online++;
      let hasStars = false;
      for (const paper of listing.certificates) {
        if (paper.kind !== 'ocop' || (paper.stars ?? 0) < 3) continue;
        const [from, until] = [paper.issuedOn, paper.expiresOn].map((day) => day!.toISOString().slice(0, 10));
        if (from! <= judgedDay && until! >= judgedDay) hasStars = true;
      }
      if (isOnSale && hasStars) figures.ocop++;
    }
    for (const order of orders) {
      for (const event of order.events) if (event.actor === 'seller' && isIn(event.at)) isActive = true;
      if (!isIn(order.placedAt)) continue;
      figures.orders++;
      if (order.state === 'cancelled') figures.cancelled++;
    }
    for (const line of await db.revenueLine.findMany({ where: { shopId: id } })) {
      const midnight = new Date(line.bookedOn.getTime() - 7 * 3_600_000);
      if (isIn(midnight)) figures.revenue += Number(line.amount);
    }
    const readers = new Set<string>();
    for (const fetch of await db.feedFetch.findMany({ where: { ownerId: id } })) {
      const midnight = new Date(fetch.day.getTime() - 7 * 3_600_000);
      if (isIn(midnight) && fetch.reader !== 'browser' && fetch.reader !== 'other') readers.add(fetch.reader);
    }
    figures.channels += readers.size;
    if (isActive) figures.active++;
  }
  return byCommune;
}

const PERIODS: BookPeriod[] = [
  { kind: 'month', year: 2026, month: 9 },
  { kind: 'month', year: 2026, month: 10 },
  { kind: 'quarter', year: 2026, quarter: 4 },
  { kind: 'year', year: 2026 },
];

it('says of every period and commune what a recount of the raw rows says, and so do the rows behind each figure', async () => {
  const seen = noFigures();
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 20, maxLength: 60, size: 'max' }), async (story) => {
      const lived = await live(platform, story);
      const { cooperativeId, now } = lived;
      for (const period of PERIODS) {
        const counted = await recount(lived, period);
        const found = await report(cooperativeId, period, now);
        expect(Object.fromEntries(found.rows.map(({ communeCode, figures }) => [communeCode, figures]))).toEqual(
          Object.fromEntries(counted),
        );
        for (const figure of FIGURES) {
          let all = 0;
          for (const figures of counted.values()) all += figures[figure];
          expect(found.all[figure], figure).toBe(all);
          seen[figure] += all;
        }
      }
      const period: BookPeriod = { kind: 'year', year: 2026 };
      const counted = await recount(lived, period);
      for (const commune of COMMUNES)
        for (const what of FIGURES) {
          const { rows, sum } = await walk({ cooperativeId, period, commune, what, now });
          let added = 0;
          for (const { amount } of rows) added += amount;
          expect({ what, added, sum }).toEqual({ what, added: counted.get(commune)![what], sum: added });
        }
      let orders = 0;
      let revenue = 0;
      for (const month of await findMonths(platform.db, { cooperativeId, year: 2026 })) {
        orders += month.orders;
        revenue += month.revenue;
      }
      expect({ orders, revenue }).toEqual({
        orders: [...counted.values()].reduce((sum, figures) => sum + figures.orders, 0),
        revenue: [...counted.values()].reduce((sum, figures) => sum + figures.revenue, 0),
      });
    }),
    { numRuns: 8, examples: [[FULL_STORY]] },
  );
  for (const figure of FIGURES) expect(seen[figure], figure).toBeGreaterThan(0);
}, 300_000);

describe('a report', () => {
  it('puts a day where Vietnam puts it: an order just after midnight on the first is this month’s', async () => {
    const coop = await aCooperative();
    const shop = await storedShop(platform.db, { cooperativeId: coop.id });
    await storedOrder(platform.db, { shopId: shop.id, placedAt: new Date('2026-10-31T16:59:59Z') });
    await storedOrder(platform.db, { shopId: shop.id, placedAt: new Date('2026-10-31T17:00:00Z') });
    expect((await report(coop.id)).all.orders).toBe(1);
    expect((await report(coop.id, { kind: 'month', year: 2026, month: 10 })).all.orders).toBe(1);
  });

  it('counts OCOP stars only while the certificate is valid, and a listing once', async () => {
    const coop = await aCooperative();
    const shop = await storedShop(platform.db, { cooperativeId: coop.id });
    const listing = await storedListing(platform.db, { shopId: shop.id });
    const paper = (expiresOn: string | null, issuedOn = '2024-11-20') =>
      platform.db.certificate.create({
        data: {
          shopId: shop.id,
          listingId: listing.id,
          kind: 'ocop',
          stars: 4,
          ocopGroup: 'ornamental',
          product: 'Bông giấy',
          certificateNo: 'OC 1',
          issuedOn: new Date(issuedOn),
          expiresOn: expiresOn === null ? null : new Date(expiresOn),
        },
      });
    await paper('2026-11-25');
    expect((await report(coop.id)).all.ocop).toBe(0); // ended yesterday
    await paper('2026-11-26');
    await paper('2027-11-26');
    expect((await report(coop.id)).all.ocop).toBe(1);
  });

  it('keeps members without a commune in a line of their own', async () => {
    const coop = await aCooperative();
    await storedShop(platform.db, {
      cooperativeId: coop.id,
      communeCode: null,
      name: 'Vườn mới',
      state: 'draft',
      publishedAt: null,
    });
    await storedShop(platform.db, { cooperativeId: coop.id });
    expect((await report(coop.id)).rows).toMatchObject([
      { communeCode: '28870', commune: 'Chợ Lách', figures: { members: 1 } },
      { communeCode: null, commune: '', figures: { members: 1 } },
    ]);
    const asked = { cooperativeId: coop.id, period: NOVEMBER, commune: NO_COMMUNE, what: 'members' as const, now: NOW };
    expect((await walk(asked)).rows).toMatchObject([{ title: 'Vườn mới' }]);
  });

  it('shows nothing of another cooperative’s members', async () => {
    const [coop, other] = [await aCooperative(), await aCooperative()];
    const shop = await storedShop(platform.db, { cooperativeId: other.id });
    await storedOrder(platform.db, { shopId: shop.id, placedAt: NOW });
    expect(await report(coop.id)).toMatchObject({ rows: [], all: noFigures() });
    for (const what of FIGURES)
      expect((await walk({ cooperativeId: coop.id, period: NOVEMBER, commune: null, what, now: NOW })).rows).toEqual(
        [],
      );
  });

  it('leads through many rows without losing or repeating one', async () => {
    const coop = await aCooperative();
    const shop = await storedShop(platform.db, { cooperativeId: coop.id });
    for (let at = 0; at < 120; at++) await storedOrder(platform.db, { shopId: shop.id, placedAt: NOW });
    const asked = { cooperativeId: coop.id, period: NOVEMBER, commune: null, what: 'orders' as const, now: NOW };
    const { rows } = await walk(asked);
    expect(new Set(rows.map(({ title }) => title)).size).toBe(120);
    expect(JSON.stringify(rows)).not.toMatch(/Nam|0912/); // nothing of a buyer
  });

  it('says when visits of channels are no longer kept', async () => {
    const coop = await aCooperative();
    expect((await report(coop.id)).isPartOfChannels).toBe(false);
    expect((await report(coop.id, { kind: 'year', year: 2026 })).isPartOfChannels).toBe(true);
  });

  it('goes out as a spreadsheet with the same figures, the sum last', async () => {
    const coop = await aCooperative();
    const shop = await storedShop(platform.db, { cooperativeId: coop.id });
    await storedPhoto(platform.db, { shopId: shop.id, createdAt: NOW });
    await storedOrder(platform.db, { shopId: shop.id, placedAt: NOW });
    const answer = await answerReportFile(platform, { cooperative: coop, period: NOVEMBER, lang: 'vi' });
    expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="report_2026-11_${coop.slug}.xlsx"`);
    const rows = await readSheet(Buffer.from(await answer.arrayBuffer()), 'Báo cáo');
    const { all } = await report(coop.id);
    expect(rows[0]).toContain('Doanh thu');
    expect(rows.at(-1)?.slice(4)).toEqual(FIGURES.map((figure) => all[figure]));
    expect(rows[1]?.slice(0, 2)).toEqual(['Chợ Lách', '28870']);
  });
});
