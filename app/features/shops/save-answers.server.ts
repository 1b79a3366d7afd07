import type { Platform } from '~/platform/platform.server';
import type { PhoneProblem } from '~/shared/phone';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { places } from './places.server';
import { isSetupStep, readContact, readShopText, stepAfter, type SetupStep, type ShopTextProblem } from './shop';

export type PlaceProblem = Problem<'shops.place-missing'> | ShopTextProblem;

/** Where the garden is: a commune of today, and the hamlet or street in the grower's own words. */
export async function savePlace(
  { db }: Pick<Platform, 'db'>,
  { shopId, communeCode, hamlet: given }: { shopId: string; communeCode: string; hamlet: string },
): Promise<Result<null, PlaceProblem>> {
  const commune = places.commune(communeCode);
  const hamlet = readShopText('hamlet', given);
  if (!commune || !hamlet.ok) {
    const missing: PlaceProblem[] = commune ? [] : [{ code: 'shops.place-missing', field: 'place' }];
    return refuse(...missing, ...(hamlet.ok ? [] : hamlet.problems));
  }
  await db.shop.update({
    where: { id: shopId },
    data: {
      provinceCode: commune.provinceCode,
      communeCode: commune.code,
      hamlet: hamlet.value,
      ...(await nextStep(db, shopId, 'place')),
    },
  });
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

/** What a shop tells about itself. */
export async function saveStory(
  { db }: Pick<Platform, 'db'>,
  { shopId, ...given }: { shopId: string; tagline: string; story: string },
): Promise<Result<null, ShopTextProblem>> {
  const tagline = readShopText('tagline', given.tagline);
  const story = readShopText('story', given.story);
  if (!tagline.ok || !story.ok)
    return refuse(...(tagline.ok ? [] : tagline.problems), ...(story.ok ? [] : story.problems));
  await db.shop.update({ where: { id: shopId }, data: { tagline: tagline.value, story: story.value } });
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
