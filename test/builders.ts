import { randomUUID } from 'node:crypto';

import type { Database } from '~/platform/database.server';
import type { Prisma } from '~/platform/prisma-client/client';

let count = 0;
const next = () => ++count;

/** Someone with an account (the password cannot be used to sign in). */
export const storedPerson = (db: Database, given: Partial<Prisma.PersonUncheckedCreateInput> = {}) =>
  db.person.create({
    data: { phone: `+849${String(10_000_000 + next())}`, name: 'Trần Thị Tư', passwordHash: 'none', ...given },
  });

/** Bà Tư's shop in Chợ Lách, open, with its owner. */
export async function storedShop(
  db: Database,
  { ownerId, ...given }: Partial<Prisma.ShopUncheckedCreateInput> & { ownerId?: string } = {},
) {
  const owner = ownerId ?? (await storedPerson(db)).id;
  return db.shop.create({
    data: {
      slug: `vuon-ba-tu-${next()}`,
      name: 'Vườn Bà Tư',
      state: 'published',
      publishedAt: new Date('2026-10-01T00:00:00Z'),
      provinceCode: '86',
      communeCode: '28870',
      hamlet: 'Ấp Sơn Châu',
      phone: '+84901000001',
      zalo: '+84901000001',
      ...given,
      members: { create: { personId: owner, role: 'owner' } },
    },
  });
}

/** A cooperative that looks at listings before buyers do, and a member's shop. */
export async function storedReviewed(db: Database): Promise<{ cooperativeId: string; shopId: string }> {
  const { id: cooperativeId } = await db.cooperative.create({
    data: { slug: `htx-${next()}`, name: 'HTX Cái Mơn', reviewsListings: true },
  });
  return { cooperativeId, shopId: (await storedShop(db, { cooperativeId })).id };
}

/** A photo that is ready, without files behind it. */
export const storedPhoto = (db: Database, given: Partial<Prisma.PhotoUncheckedCreateInput> & { shopId: string }) =>
  db.photo.create({
    data: {
      state: 'ready',
      contentHash: randomUUID(),
      originalKey: `private/originals/${randomUUID()}`,
      originalBytes: 1_000_000,
      publicName: randomUUID().replaceAll('-', '').slice(0, 22),
      width: 1600,
      height: 1600,
      placeholder: 'data:image/webp;base64,AAAA',
      renditions: [
        { kind: 'width', format: 'webp', width: 640, height: 640, bytes: 40_000 },
        { kind: 'width', format: 'jpeg', width: 640, height: 640, bytes: 60_000 },
        { kind: 'square', format: 'jpeg', width: 1200, height: 1200, bytes: 200_000 },
      ],
      ...given,
    },
  });

/** A pink bougainvillea for sale: published, one size, one photo. Say only what differs. */
export async function storedListing(
  db: Database,
  {
    price = 350_000n,
    stock = 20,
    size = 'Chậu 30 cm',
    photos = 1,
    sku,
    ...given
  }: Omit<Partial<Prisma.ListingUncheckedCreateInput>, 'photos'> & {
    shopId: string;
    price?: bigint | null;
    stock?: number;
    size?: string;
    sku?: string;
    photos?: number;
  },
) {
  const number = next();
  const { state = 'published', ...rest } = given;
  const listing = await db.listing.create({
    data: {
      slug: `bong-giay-hong-${number}`,
      name: 'Bông giấy hồng',
      group: 'foliage',
      unit: 'chau',
      description: 'Bông giấy hồng ba năm tuổi, tán tròn, đang ra bông.',
      searchText: 'Bông giấy hồng hoa giấy Bougainvillea',
      ...rest,
      state: 'draft',
      variants: {
        create: { shopId: rest.shopId, sku: sku ?? `CV${String(number).padStart(6, '0')}`, size, price, stock },
      },
    },
  });
  for (let position = 0; position < photos; position++) {
    await storedPhoto(db, { shopId: rest.shopId, listingId: listing.id, position });
  }
  return db.listing.update({
    where: { id: listing.id },
    data: {
      state,
      ...(state === 'published' ? { publishedAt: given.publishedAt ?? new Date('2026-10-02T00:00:00Z') } : {}),
    },
    include: { variants: true, photos: true },
  });
}
