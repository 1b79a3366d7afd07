import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import { ok, type Result } from '~/shared/result';

import {
  lawGaps,
  LEGAL_TEXTS,
  readSelling,
  RULE_TEXTS,
  UNTOLD,
  type LawGap,
  type Selling,
  type SellingProblem,
  type TypedSelling,
} from './selling';

/** How a shop sells; `isTold` is false while nobody has saved it, and then it is what the house promises by itself. */
export async function findSelling(
  db: Platform['db'],
  shopId: string,
): Promise<{ selling: Selling; isTold: boolean; gaps: LawGap[] }> {
  const shop = await db.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: {
      phone: true,
      selling: true,
      bankAccount: { select: { id: true } },
      stripeAccount: { select: { chargesEnabled: true } },
      _count: { select: { shippingMethods: { where: { active: true } } } },
    },
  });
  const row = shop.selling;
  const selling: Selling = row
    ? {
        ...textsOf(row),
        takesOrders: row.takesOrders,
        email: row.email,
        registeredOn: row.registeredOn?.toISOString().slice(0, 10) ?? null,
        answerHours: row.answerHours,
        payHours: row.payHours,
        claimHours: row.claimHours,
        depositPercent: row.depositPercent,
      }
    : UNTOLD;
  // cash is taken until somebody says no, a transfer needs an account to go to
  const { takesCash, takesTransfer, takesCard } = row ?? { takesCash: true, takesTransfer: true, takesCard: false };
  const takesMoney =
    takesCash || (takesTransfer && shop.bankAccount !== null) || (takesCard && !!shop.stripeAccount?.chargesEnabled);
  const gaps = lawGaps(selling, { phone: shop.phone, ways: shop._count.shippingMethods, takesMoney });
  return { selling, isTold: row !== null, gaps };
}

/** Saves how a shop sells, or says everything that has to be mended first. */
export async function saveSelling(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, typed }: { shopId: string; typed: TypedSelling },
): Promise<Result<null, SellingProblem>> {
  const read = readSelling(typed, isoDay(clock.now()));
  if (!read.ok) return read;
  const { registeredOn, ...said } = read.value;
  // a day in the database has no hour: Prisma writes it as midnight UTC
  const data = { ...said, registeredOn: registeredOn ? new Date(`${registeredOn}T00:00:00Z`) : null };
  await db.shopSelling.upsert({ where: { shopId }, create: { shopId, ...data }, update: data });
  return ok(null);
}

const TEXTS = [...LEGAL_TEXTS, ...RULE_TEXTS];
type Texts = Pick<Selling, (typeof TEXTS)[number]>;
const textsOf = (row: Texts): Texts => Object.fromEntries(TEXTS.map((field) => [field, row[field]])) as Texts;
