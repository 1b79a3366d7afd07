import { hashPassword } from '~/features/accounts/password.server';
import { addCertificate } from '~/features/shops/certificates.server';
import { places } from '~/features/shops/places.server';
import { saveProfile } from '~/features/shops/save-profile.server';
import { startShop } from '~/features/shops/start-shop.server';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import { readPhone } from '~/shared/phone';

import type { DemoGarden } from './garden';
import { COOPERATIVE, DEMO_PASSWORD } from './gardens';
import { orThrow } from './refusals';

const DAY_MS = 86_400_000;

/** The account of somebody in the demo; it stays as it is when it is there. */
export async function meet(db: Platform['db'], { name, phone }: { name: string; phone: string }): Promise<string> {
  const number = orThrow(readPhone(phone, 'phone'), name);
  const known = await db.person.findUnique({ where: { phone: number }, select: { id: true } });
  if (known) return known.id;
  const data = { name, phone: number, passwordHash: await hashPassword(DEMO_PASSWORD), firstSignedInAt: new Date() };
  return (await db.person.create({ data, select: { id: true } })).id;
}

/** The cooperative with its manager. */
export async function startCooperative(db: Platform['db']): Promise<string> {
  const { manager, slug, name, story, communeCode, hamlet } = COOPERATIVE;
  const personId = await meet(db, manager);
  const phone = orThrow(readPhone(manager.phone, 'phone'), manager.name);
  const provinceCode = places.commune(communeCode)?.provinceCode ?? null;
  const { id } = await db.cooperative.upsert({
    where: { slug },
    update: {},
    create: { slug, name, story, communeCode, provinceCode, hamlet, phone, isDemo: true },
    select: { id: true },
  });
  await db.cooperativeMember.upsert({
    where: { cooperativeId_personId: { cooperativeId: id, personId } },
    update: {},
    create: { cooperativeId: id, personId, role: 'manager' },
  });
  return id;
}

/** A household and its shop, everything answered but not yet open. */
export async function foundShop(
  { db }: Pick<Platform, 'db'>,
  { garden, cooperativeId }: { garden: DemoGarden; cooperativeId: string },
): Promise<string> {
  const { owner, helpers = [], shop } = garden;
  const personId = await meet(db, owner);
  const { shopId } = orThrow(await startShop({ db }, { personId, name: shop.name }), shop.name);
  const { isDemo } = await db.shop.findUniqueOrThrow({ where: { id: shopId }, select: { isDemo: true } });
  if (isDemo) return shopId;

  const typed = { ...shop, phone: owner.phone, sameZalo: true, zalo: '' };
  orThrow(await saveProfile({ db }, { shopId, typed }), shop.name);
  for (const helper of helpers) {
    const helperId = await meet(db, helper);
    await db.shopMember.upsert({
      where: { shopId_personId: { shopId, personId: helperId } },
      update: {},
      create: { shopId, personId: helperId, role: 'helper' },
    });
  }
  await db.shop.update({ where: { id: shopId }, data: { isDemo: true, cooperativeId } });
  return shopId;
}

/** A garden's papers, each hung on the listing it was given for. */
export async function keepCertificates(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { garden, shopId }: { garden: DemoGarden; shopId: string },
): Promise<void> {
  for (const { listing, issuedDaysAgo, stars, ocopGroup = '', ...paper } of garden.certificates) {
    const known = await db.certificate.findFirst({
      where: { shopId, certificateNo: paper.certificateNo },
      select: { id: true },
    });
    const issuedOn = isoDay(new Date(clock.now().getTime() - issuedDaysAgo * DAY_MS));
    const typed = { ...paper, stars: String(stars ?? ''), ocopGroup, issuedOn, expiresOn: '' };
    const { id } = known ?? orThrow(await addCertificate({ db, clock }, { shopId, typed }), paper.product);
    const hung = listing
      ? await db.listing.findFirst({ where: { shopId, name: listing }, select: { id: true } })
      : null;
    if (hung) await db.certificate.update({ where: { id }, data: { listingId: hung.id } });
  }
}
