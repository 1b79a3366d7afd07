import { beforeAll, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';
import { isoDay } from '~/shared/date';

import { COOPERATIVE, GARDENS } from '../scripts/demo/gardens';
import { loadDemo } from '../scripts/demo/load-demo';
import { aPicture } from './pictures';
import { openPages, SITE, type Pages } from './pages';
import { judgeGoogleTsv, judgeGoogleXml } from './validators/google';

let pages: Pages;

beforeAll(async () => {
  pages = await openPages();
  // each picture another one, because the same photo sent twice is one photo
  let drawn = 0;
  const draw = () =>
    aPicture({ width: 640, height: 640 + drawn++ })
      .jpeg()
      .toBuffer();
  await loadDemo(pages.platform, { draw });
}, 240_000);

const feed = async (path: string): Promise<string> => {
  const answer = await pages.ask(path);
  expect(answer.status, path).toBe(200);
  return answer.text();
};

it('writes every garden of the demo, and their cooperative, exactly as Google asks', async () => {
  const shops = await pages.platform.db.shop.findMany({ select: { slug: true } });
  expect(shops).toHaveLength(GARDENS.length);
  const today = isoDay(new Date());
  let sold = 0;
  for (const { slug } of shops) {
    const xml = judgeGoogleXml(await feed(`/shop/${slug}/feeds/google.xml`), today);
    const tsv = judgeGoogleTsv(await feed(`/shop/${slug}/feeds/google.tsv`), today);
    expect(xml.faults, `${slug} xml`).toEqual([]);
    expect(tsv.faults, `${slug} tsv`).toEqual([]);
    expect(tsv.items.map((item) => item.get('id'))).toEqual(xml.items.map((item) => item.get('id')));
    sold += xml.items.length;
  }
  const together = judgeGoogleXml(await feed(`/coop/${COOPERATIVE.slug}/feeds/google.xml`), today);
  expect(together.faults).toEqual([]);
  expect(together.items).toHaveLength(sold);
  expect(sold).toBeGreaterThan(120);
});

it('leaves out the plant whose photo is gone, and tells its grower why', async () => {
  const lost = await pages.platform.db.listing.findFirstOrThrow({
    where: { state: 'published', photos: { every: { removedAt: { not: null } } } },
    include: { shop: { include: { members: true } } },
  });
  expect(await feed(`/shop/${lost.shop.slug}/feeds/google.xml`)).not.toContain(lost.name);

  const personId = lost.shop.members[0]!.personId;
  const cookie = (await startSession(pages.platform, { personId, request: new Request(SITE) })).split(';')[0]!;
  const page = await (await pages.ask('/admin/feeds', { cookie })).text();
  expect(page).toContain(lost.name);
  expect(page).toContain(`/admin/listings/${lost.id}#field-photos`);
});
