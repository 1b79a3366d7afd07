import type { PaymentMethod } from '~/features/orders/order-money';
import type { Platform } from '~/platform/platform.server';
import { refuse, type Result } from '~/shared/result';

import { findMoneyOrder } from './money-order.server';
import { askFor, settles, type PaymentProblem } from './payment';
import { findPayShop } from './pay-shop.server';
import type { PaymentStart } from './provider.server';
import { providersFor } from './providers.server';

/**
 * Asks a buyer for what is due of an order, by one way of paying: for the first time, again, or by another way.
 * `order` needs only its id; `origin` is the site's own address, to which Stripe leads back; `whole` asks for everything
 * that is open instead of what is due first.
 */
export async function startPayment(
  platform: Pick<Platform, 'db' | 'config' | 'clock' | 'log'>,
  { order, method, origin, whole }: { order: { id: string }; method: PaymentMethod; origin: string; whole?: boolean },
): Promise<Result<PaymentStart, PaymentProblem>> {
  const found = await findMoneyOrder(platform.db, { orderId: order.id, shopId: null });
  const ask = found && askFor(found, { whole });
  if (!found || !ask) return refuse({ code: 'payments.nothing-due' });
  const shop = await findPayShop(platform, found.shopId);
  const isOffered = shop?.methods.includes(method) && (method !== 'cod' || settles(method, found, ask.amount));
  if (!shop || !isOffered) return refuse({ code: 'payments.method-closed' });
  return providersFor(platform)[method].start(found, ask, { shop, origin });
}
