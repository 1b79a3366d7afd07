import { told } from '~/features/storefront/card';
import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';

import type { CareGuide } from './care-guide';
import type { OrderView } from './order-view';

/** The states in which a plant is with its buyer. */
const ARRIVED: readonly OrderView['state'][] = ['delivered', 'done'];

/** The care of an order's plants, once they have arrived; a plant whose listing is gone, or says nothing, is left out. */
export async function findCare({ db }: Pick<Platform, 'db'>, order: OrderView, lang: Lang): Promise<CareGuide[]> {
  const ids = order.lines.flatMap(({ listingId }) => listingId ?? []);
  if (!ARRIVED.includes(order.state) || ids.length === 0) return [];
  const rows = await db.listing.findMany({
    where: { id: { in: ids }, shopId: order.shopId },
    select: { id: true, name: true, nameEn: true, care: true, careEn: true },
    orderBy: { id: 'asc' },
  });
  return rows
    .filter(({ care }) => care.trim() !== '')
    .map(({ name, nameEn, care, careEn }) => ({ name: told(lang, name, nameEn).text, care: told(lang, care, careEn) }));
}
