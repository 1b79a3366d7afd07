import type { PaymentMethod } from '~/features/orders/order-money';
import type { Platform } from '~/platform/platform.server';
import { ok } from '~/shared/result';

import { carryOutHandRefund, finishHandRefunds } from './by-hand.server';
import type { PaymentProvider } from './provider.server';
import { receiveTransfer } from './receive-transfer.server';
import { receiveStripe } from './stripe-events.server';
import { reconcileStripe } from './stripe-reconcile.server';
import { carryOutCardRefund } from './stripe-refund.server';
import { startCard } from './stripe-session.server';

type Parts = Pick<Platform, 'db' | 'config' | 'clock' | 'log'>;

/** The three ways of paying, equals behind one door. */
export const providersFor = (platform: Parts): Record<PaymentMethod, PaymentProvider> => ({
  cod: {
    method: 'cod',
    start: async (_order, ask) => ok({ kind: 'at-door', amount: ask.amount }),
    receive: async () => ({ status: 404, why: 'unknown' }), // no machine stands at a door
    refund: ({ id }) => carryOutHandRefund(platform, id),
    reconcile: () => finishHandRefunds(platform),
  },
  vietqr: {
    method: 'vietqr',
    start: async (_order, ask) => ok({ kind: 'transfer', ...ask }),
    receive: (call) => receiveTransfer(platform, call),
    refund: ({ id }) => carryOutHandRefund(platform, id),
    reconcile: async () => {}, // the services tell again by themselves, and cash has finished what both left open
  },
  stripe: {
    method: 'stripe',
    start: (order, ask, where) => startCard(platform, order, ask, where),
    receive: (call) => receiveStripe(platform, call),
    refund: ({ id }) => carryOutCardRefund(platform, id),
    reconcile: () => reconcileStripe(platform),
  },
});
