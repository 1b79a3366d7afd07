import type { PlaceChoice } from '~/features/shops/place-choice';
import { findPlaces } from '~/features/shops/place-choices.server';
import { formatUnit } from '~/features/shops/places';
import { places } from '~/features/shops/places.server';
import { typedValues, readText } from '~/platform/answers.server';
import { translator } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';
import type { AskedAgain } from '~/shared/page';

import { findCheckout, saveCheckout } from './checkout.server';
import { readWho } from './checkout-values';
import type { PlaceSearch } from './place-search';
import { toTillShop } from './till';
import type { Till } from './till.server';

/** The first page of a checkout with what was said before. */
export async function showWho({ db }: Pick<Platform, 'db'>, { shop, cart, lang }: Till) {
  const draft = await findCheckout(db, { shopId: shop.id, cartId: cart.cartId });
  return {
    shop: toTillShop(shop),
    draft,
    chosen: placeChoice(draft.communeCode ?? '', lang),
    title: translator(lang, 'checkout')('titles.who', { shop: shop.name }),
  };
}

/** A commune as a choice that was made. */
function placeChoice(code: string, lang: Lang): PlaceChoice | null {
  const commune = places.commune(code);
  const province = commune && places.province(commune.provinceCode);
  if (!province) return null;
  return { code, name: formatUnit(commune, lang), around: formatUnit(province, lang), before: null };
}

/** The page once more: with what a search found, and what has to be mended. */
export type WhoAgain = AskedAgain & { search: PlaceSearch | null };

/**
 * Keeps who buys and where it goes, for each of these carts; null when that is done. A search for a place is sent with the same form, since
 * nothing else can send it without a script. Whoever collects at the garden needs no address.
 */
export async function keepWho(
  platform: Pick<Platform, 'db' | 'clock'>,
  { lang, tills }: { lang: Lang; tills: readonly Pick<Till, 'shop' | 'cart'>[] },
  form: FormData,
): Promise<WhoAgain | null> {
  const query = readText(form, 'place').trim().slice(0, 200);
  const values = typedValues(form);
  const search = query === '' ? null : { query, found: findPlaces(query, lang) };
  if (readText(form, 'search') !== '') return { values, problems: [], search };

  const isEmpty = query === '' && readText(form, 'street').trim() === '';
  const who = readWho(form, (code) => (code === '' && isEmpty) || places.commune(code) !== null);
  if (!who.ok) return { values, problems: who.problems, search };
  for (const { shop, cart } of tills)
    await saveCheckout(platform, { shopId: shop.id, cartId: cart.cartId, values: who.value });
  return null;
}
