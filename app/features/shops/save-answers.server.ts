import type { Platform } from '~/platform/platform.server';
import type { PhoneProblem } from '~/shared/phone';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { places } from './places.server';
import { isSetupStep, readContact, readShopText, stepAfter, type SetupStep, type ShopTextProblem } from './shop';

export type PlaceProblem = Problem<'shops.place-missing'> | ShopTextProblem;

/** A commune of today, and the hamlet or street in the grower's own words. */
export type PlaceAnswer = { provinceCode: string; communeCode: string; hamlet: string };

/** Reads where a garden is. */
export function readPlace(given: { communeCode: string; hamlet: string }): Result<PlaceAnswer, PlaceProblem> {
  const commune = places.commune(given.communeCode);
  const hamlet = readShopText('hamlet', given.hamlet);
  if (commune && hamlet.ok)
    return ok({ provinceCode: commune.provinceCode, communeCode: commune.code, hamlet: hamlet.value });
  const missing: PlaceProblem[] = commune ? [] : [{ code: 'shops.place-missing', field: 'place' }];
  return refuse(...missing, ...(hamlet.ok ? [] : hamlet.problems));
}

/** Where the garden is. */
export async function savePlace(
  { db }: Pick<Platform, 'db'>,
  { shopId, ...given }: { shopId: string; communeCode: string; hamlet: string },
): Promise<Result<null, PlaceProblem>> {
  const place = readPlace(given);
  if (!place.ok) return place;
  await db.shop.update({ where: { id: shopId }, data: { ...place.value, ...(await nextStep(db, shopId, 'place')) } });
  return ok(null);
}

/** How buyers reach the grower. */
export async function saveContact(
  { db }: Pick<Platform, 'db'>,
  { shopId, ...given }: { shopId: string; phone: string; sameZalo: boolean; zalo: string },
): Promise<Result<null, PhoneProblem>> {
  const contact = readContact(given);
  if (!contact.ok) return contact;
  await db.shop.update({
    where: { id: shopId },
    data: { ...contact.value, ...(await nextStep(db, shopId, 'contact')) },
  });
  return ok(null);
}

async function nextStep(
  db: Platform['db'],
  shopId: string,
  answered: SetupStep,
): Promise<{ setupStep: SetupStep | null }> {
  const { setupStep } = await db.shop.findUniqueOrThrow({ where: { id: shopId }, select: { setupStep: true } });
  return { setupStep: stepAfter(answered, isSetupStep(setupStep) ? setupStep : null) };
}
