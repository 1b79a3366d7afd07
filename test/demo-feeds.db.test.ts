import { beforeAll, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';
import { FILES } from '~/features/feeds/channels';
import { isoDay } from '~/shared/date';

import { COOPERATIVE, GARDENS } from '../scripts/demo/gardens';
import { loadDemo } from '../scripts/demo/load-demo';
import { aPicture } from './pictures';
import { openPages, SITE, type Pages } from './pages';
import { JUDGES } from './validators/files';

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

const feed = async (path: string): Promise<Buffer> => {
  const answer = await pages.ask(path);
  expect(answer.status, path).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
};

it('writes every garden of the demo, and their cooperative, exactly as each channel asks', async () => {
  const shops = await pages.platform.db.shop.findMany({ select: { slug: true } });
  expect(shops).toHaveLength(GARDENS.length);
  const today = isoDay(new Date());
  const idsIn = async (owner: string, file: string) => {
    const { id, judge } = JUDGES[file]!;
    const { items, faults } = judge(await feed(`${owner}/feeds/${file}`), today);
    expect(faults, `${owner} ${file}`).toEqual([]);
    return items.map((item) => item.get(id));
  };
  expect(FILES.map(({ file }) => file).sort()).toEqual(Object.keys(JUDGES).sort());
  for (const file of Object.keys(JUDGES)) {
    let sold = 0;
    for (const { slug } of shops) sold += (await idsIn(`/shop/${slug}`, file)).length;
    const together = await idsIn(`/coop/${COOPERATIVE.slug}`, file);
    expect(together, file).toHaveLength(sold);
    expect(new Set(together).size, file).toBe(sold);
    expect(sold, file).toBeGreaterThan(120);
  }
}, 120_000);

it('leaves out the plant whose photo is gone, and tells its grower why', async () => {
  const lost = await pages.platform.db.listing.findFirstOrThrow({
    where: { state: 'published', photos: { every: { removedAt: { not: null } } } },
    include: { shop: { include: { members: true } } },
  });
  expect((await feed(`/shop/${lost.shop.slug}/feeds/google.xml`)).toString()).not.toContain(lost.name);

  const personId = lost.shop.members[0]!.personId;
  const cookie = (await startSession(pages.platform, { personId, request: new Request(SITE) })).split(';')[0]!;
  const page = await (await pages.ask('/admin/feeds/google', { cookie })).text();
  expect(page).toContain(lost.name);
  expect(page).toContain(`/admin/listings/${lost.id}#field-photos`);
});
