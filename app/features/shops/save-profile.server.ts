import type { Platform } from '~/platform/platform.server';
import type { PhoneProblem } from '~/shared/phone';
import { ok, refuse, type Result } from '~/shared/result';

import { renameShop } from './rename-shop.server';
import { readPlace, type PlaceProblem } from './save-answers.server';
import { readContact, readShopName, readShopText, type ShopTextProblem } from './shop';

export type ProfileProblem = ShopTextProblem | PlaceProblem | PhoneProblem;

/** The whole profile as its form sends it. */
export type TypedProfile = {
  name: string;
  tagline: string;
  story: string;
  communeCode: string;
  hamlet: string;
  phone: string;
  sameZalo: boolean;
  zalo: string;
};

/** Saves what a shop tells about itself, or says everything that has to be mended first. */
export async function saveProfile(
  { db }: Pick<Platform, 'db'>,
  { shopId, typed }: { shopId: string; typed: TypedProfile },
): Promise<Result<{ slug: string }, ProfileProblem>> {
  const name = readShopName(typed.name);
  const tagline = readShopText('tagline', typed.tagline);
  const story = readShopText('story', typed.story);
  const place = readPlace(typed);
  const contact = readContact(typed);
  if (!name.ok || !tagline.ok || !story.ok || !place.ok || !contact.ok) {
    const answers: Result<unknown, ProfileProblem>[] = [name, tagline, story, place, contact];
    return refuse(...answers.flatMap((answer) => (answer.ok ? [] : answer.problems)));
  }
  await db.shop.update({
    where: { id: shopId },
    data: { tagline: tagline.value, story: story.value, ...place.value, ...contact.value },
  });
  const renamed = await renameShop({ db }, { shopId, name: name.value });
  return renamed.ok ? ok(renamed.value) : renamed;
}
