import type { PaymentMethod } from '~/features/orders/order-money';
import type { Platform } from '~/platform/platform.server';

/** The account that a shop's money goes to. */
export type Account = {
  /** The bank's number at NAPAS: six digits. */
  bin: string;
  number: string;
  holder: string;
};

/** How a shop, or the cooperative that collects for it, may be paid. */
export type PayShop = {
  id: string;
  collector: 'shop' | 'cooperative';
  methods: PaymentMethod[];
  account: Account | null;
  /** Where Stripe hands the money on to, and what the operator keeps of it in hundredths of a percent; null: nowhere. */
  destination: { accountId: string; feeBasisPoints: number } | null;
};

const ACCOUNT = { bin: true, number: true, holder: true } as const;
const STRIPE = { accountId: true, chargesEnabled: true, feeBasisPoints: true } as const;

/** Asks once for everything that decides how a shop is paid. Null: no such shop. */
export async function findPayShop(
  { db, config }: Pick<Platform, 'db' | 'config'>,
  shopId: string,
): Promise<PayShop | null> {
  const row = await db.shop.findUnique({
    where: { id: shopId },
    select: {
      selling: { select: { takesCash: true, takesTransfer: true, takesCard: true, collector: true } },
      bankAccount: { select: ACCOUNT },
      stripeAccount: { select: STRIPE },
      cooperative: { select: { bankAccount: { select: ACCOUNT }, stripeAccount: { select: STRIPE } } },
    },
  });
  if (!row) return null;
  const selling = { ...SILENT, ...row.selling };
  const owner = selling.collector === 'cooperative' ? row.cooperative : row;
  const account = owner?.bankAccount ?? null;
  const connected = owner?.stripeAccount ?? null;
  // whoever began to sign up at Stripe wants the money there, and not with the operator until it is done
  const cardWorks = config.stripe !== null && (!connected || connected.chargesEnabled);
  const methods: PaymentMethod[] = [];
  if (selling.takesTransfer && account) methods.push('vietqr');
  if (selling.takesCash) methods.push('cod');
  if (selling.takesCard && cardWorks) methods.push('stripe');
  return { id: shopId, collector: selling.collector, methods, account, destination: connected };
}

/** A shop that never said how it sells: the same as the columns' defaults. */
const SILENT = { takesCash: true, takesTransfer: true, takesCard: false, collector: 'shop' as const };

/** The ways in which this shop can be paid today, in the order in which they are offered. */
export const payable = async (platform: Pick<Platform, 'db' | 'config'>, shopId: string): Promise<PaymentMethod[]> =>
  (await findPayShop(platform, shopId))?.methods ?? [];
