import type { TFunction } from 'i18next';

import { dong, formatDong } from '~/shared/dong';

import { isCancelReason } from './cancel-reason';
import type { Actor, OrderState } from './order';
import type { OrderEventKind, OrderEventView } from './order-event';
import type { PaymentMethod } from './order-money';
import type { ShippingKind } from '~/features/shops/shipping-method';

/** The keys of the sentences that pages, mails and lists share. */
export const stateKey = (state: OrderState) => `orders:states.${state}` as const;
export const actorKey = (actor: Actor) => `orders:actors.${actor}` as const;
export const methodKey = (method: PaymentMethod) => `orders:methods.${method}` as const;
export const wayKey = (kind: ShippingKind) => `orders:shipping.kinds.${kind}` as const;
const eventKey = (kind: OrderEventKind) => `events.${kind}` as const;

/** Why an order ended, in the reader's language, or as somebody wrote it. */
export const reasonText = (t: TFunction<'orders'>, reason: string): string =>
  isCancelReason(reason) ? t(`reasons.${reason}`) : reason;

/** What happened, in a few words. */
export function eventText(t: TFunction<'orders'>, { kind, data }: Pick<OrderEventView, 'kind' | 'data'>): string {
  const amount = data.amount ?? data.fee;
  return t(eventKey(kind), {
    amount: typeof amount === 'number' ? formatDong(dong(amount)) : '',
    reason: typeof data.reason === 'string' ? reasonText(t, data.reason) : '',
  });
}
