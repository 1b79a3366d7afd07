import { availableParallelism } from 'node:os';

import { removePhoto } from '~/features/photos/change-photo.server';
import type { Design } from '~/features/storefront/design';
import { changeDraft } from '~/features/storefront/drafts.server';
import { publishDesign } from '~/features/storefront/publish-design.server';
import { moveListings } from '~/features/listings/move-listings.server';
import { saveListing } from '~/features/listings/save-listing.server';
import { openShop } from '~/features/shops/publication.server';
import type { Platform } from '~/platform/platform.server';
import { atMost } from '~/shared/at-most';
import { ok } from '~/shared/result';

import type { DemoGarden, DemoListing, Shot } from './garden';
import { GARDENS } from './gardens';
import { draftOf } from './listing-draft';
import { drawPicture, type Scene } from './pictures/picture';
import { seedFrom } from './pictures/random';
import { foundShop, keepCertificates, startCooperative } from './people';
import { photograph } from './photograph';
import { orThrow } from './refusals';
import { sellOf } from './sell';
import { settleSelling } from './selling';
import { countVisits } from './visits';

export type DemoPlatform = Pick<Platform, 'db' | 'storage' | 'jobs' | 'clock' | 'log'>;

type Options = {
  /** Only these gardens: for tests. */
  gardens?: readonly DemoGarden[];
  /** Only so many listings, taken from the gardens in turn: for tests. */
  listings?: number;
  /** Whether anything is looked at and sold; left out: yes. */
  sales?: boolean;
  draw?: (scene: Scene) => Promise<Uint8Array>;
  /** Told after each picture; never told when there is nothing left to do. */
  onPicture?: (done: number, total: number) => void;
};

type Planned = { garden: DemoGarden; listing: DemoListing; shopId: string; publishedAt: Date };

const HOUR_MS = 3_600_000;

/**
 * Opens the gardens of the demo. What is there already stays as it is, so a load that was killed goes on where it
 * stood: a listing counts as loaded when it bears its mark, which it gets last of all.
 */
export async function loadDemo(tools: DemoPlatform, options: Options = {}): Promise<void> {
  const { draw = drawPicture, gardens = GARDENS, listings = Infinity, sales = true } = options;
  const cooperativeId = await startCooperative(tools.db);
  const shops = new Map<DemoGarden, string>();
  for (const garden of gardens) shops.set(garden, await foundShop(tools, { garden, cooperativeId }));

  const planned = plan(tools.clock.now(), shops).slice(0, listings);
  const work = await whatIsLeft(tools.db, planned, shops);
  const total = work.reduce((sum, { pictures }) => sum + pictures, 0);
  let done = 0;
  const keepPicture = async (shopId: string, shot: Shot, seed: number): Promise<string> => {
    const picture = new Uint8Array(await draw({ ...shot, seed }));
    const kept = await photograph(tools, { shopId, listingId: null, body: new Blob([picture]).stream() });
    options.onPicture?.(++done, total);
    return orThrow(kept, 'a picture').id;
  };

  // drawing and pressing take a processor each, and one more keeps both busy while another waits for the disk
  const inLanes = atMost(availableParallelism() + 1);
  await Promise.all(work.map(({ run }) => inLanes(() => run(tools, keepPicture))));

  for (const [position, [garden, shopId]] of [...shops].entries()) {
    await settleSelling(tools, { garden, shopId, position });
    await keepCertificates(tools, { garden, shopId });
    const offered = await tools.db.listing.count({ where: { shopId, state: 'published' } });
    await dress(tools, { garden, shopId });
    if (offered > 0) orThrow(await openShop(tools, { shopId }), garden.shop.name);
    if (!sales) continue;
    await sellOf(tools, { garden, shopId, isFirst: position === 0, draw });
    await countVisits(tools, { shopId, name: garden.shop.name });
  }
}

/** Gives a garden's shop its look, once: what was changed since stays. */
async function dress(
  { db, clock }: DemoPlatform,
  { garden: { theme, shop }, shopId }: { garden: DemoGarden; shopId: string },
): Promise<void> {
  if (!theme || (await db.shopDesign.count({ where: { shopId } })) > 0) return;
  const { personId } = await db.shopMember.findFirstOrThrow({ where: { shopId, role: 'owner' } });
  const change = { shopId, seen: null, change: (design: Design) => ok({ ...design, theme }) };
  const saved = await changeDraft({ db }, change);
  if (!saved?.ok) throw new Error(`The look of ${shop.name} was not saved.`);
  orThrow(await publishDesign({ db, clock }, { shopId, personId, seen: null }), shop.name);
}

/** Listings of all gardens in turn, the first of each garden published last, so that a home page shows every garden. */
function plan(now: Date, shops: ReadonlyMap<DemoGarden, string>): Planned[] {
  return [...shops]
    .flatMap(([garden, shopId], row) =>
      garden.listings.map((listing, column) => ({ garden, listing, shopId, hoursAgo: 3 + column * 31 + row * 5 })),
    )
    .sort((a, b) => a.hoursAgo - b.hoursAgo)
    .map(({ hoursAgo, ...rest }) => ({ ...rest, publishedAt: new Date(now.getTime() - hoursAgo * HOUR_MS) }));
}

type KeepPicture = (shopId: string, shot: Shot, seed: number) => Promise<string>;
type Work = { pictures: number; run: (tools: DemoPlatform, keep: KeepPicture) => Promise<void> };

async function whatIsLeft(
  db: Platform['db'],
  planned: readonly Planned[],
  shops: ReadonlyMap<DemoGarden, string>,
): Promise<Work[]> {
  const loaded = await db.listing.findMany({ where: { isDemo: true }, select: { shopId: true, name: true } });
  const isLoaded = new Set(loaded.map(({ shopId, name }) => `${shopId} ${name}`));
  const bare = new Set(
    (await db.shop.findMany({ where: { bannerId: null, isDemo: true }, select: { id: true } })).map(({ id }) => id),
  );
  const banners = [...shops].filter(([, shopId]) => bare.has(shopId));
  return [
    ...banners.map(([garden, shopId]) => ({ pictures: 1, run: hangBanner(garden, shopId) })),
    ...planned
      .filter(({ shopId, listing }) => !isLoaded.has(`${shopId} ${listing.name}`))
      .map((one) => ({ pictures: one.listing.photos.length, run: putOnSale(one) })),
  ];
}

const hangBanner =
  (garden: DemoGarden, shopId: string): Work['run'] =>
  async ({ db }, keep) => {
    const bannerId = await keep(shopId, garden.banner, garden.banner.seed);
    await db.shop.update({ where: { id: shopId }, data: { bannerId } });
  };

const putOnSale =
  ({ garden, listing, shopId, publishedAt }: Planned): Work['run'] =>
  async (tools, keep) => {
    const { db, clock } = tools;
    let id = (await db.listing.findFirst({ where: { shopId, name: listing.name }, select: { id: true } }))?.id;
    if (!id) {
      const photoIds: string[] = [];
      for (const [index, shot] of listing.photos.entries())
        photoIds.push(await keep(shopId, shot, seedFrom(garden.shop.name, listing.name, index)));
      const draft = orThrow(draftOf(listing, clock.now()), listing.name);
      const saved = await saveListing(
        { db, clock: { now: () => publishedAt } },
        { shopId, listingId: null, version: null, draft: { ...draft, photoIds }, publish: listing.state !== 'draft' },
      );
      id = orThrow(saved, listing.name).id;
    }
    if (listing.state === 'paused' || listing.state === 'archived')
      orThrow(await moveListings(tools, { shopId, moves: [{ id, to: listing.state }] }), listing.name);
    if (listing.photoLost) {
      const photos = await db.photo.findMany({ where: { listingId: id, shopId }, select: { id: true } });
      for (const photo of photos) await removePhoto(tools, { shopId, photoId: photo.id });
    }
    await db.listing.update({ where: { id, shopId }, data: { isDemo: true } });
  };
