import { randomBytes } from 'node:crypto';

import { findBank, readBankAccount, type BankProblem } from '~/features/shops/bank';
import type { Platform } from '~/platform/platform.server';
import { qrDataUri } from '~/platform/qr.server';
import { seal } from '~/platform/sealed.server';
import { findSelling } from '~/features/orders/selling.server';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import type { AccountSettings, CardSettings, EndpointSettings, PaymentSettings } from './payment-settings';
import { payable, type Account } from './pay-shop.server';
import type { Owner } from './stripe-connect.server';
import { isRefusal, WEBHOOK_KINDS, type WebhookKind } from './transfer';
import { countWaitingTransfers } from './transfers.server';
import { vietQrPayload } from './vietqr';

/** Everything the page of payments shows. `origin`: the site's own address. */
export async function findPaymentSettings(
  platform: Pick<Platform, 'db' | 'config'>,
  { shopId, origin }: { shopId: string; origin: string },
): Promise<PaymentSettings> {
  const { db, config } = platform;
  const [selling, shop, methods, waiting] = await Promise.all([
    findSelling(db, shopId),
    db.shop.findUniqueOrThrow({
      where: { id: shopId },
      select: {
        bankAccount: true,
        stripeAccount: { select: { chargesEnabled: true } },
        webhookEndpoints: true,
        cooperative: { select: { name: true, bankAccount: { select: { id: true } } } },
      },
    }),
    payable(platform, shopId),
    countWaitingTransfers(db, shopId),
  ]);
  const { bankAccount: account, stripeAccount, cooperative } = shop;
  return {
    takesCash: selling.takesCash,
    takesTransfer: selling.takesTransfer,
    takesCard: selling.takesCard,
    collector: cooperative ? selling.collector : null,
    cooperative: cooperative && { name: cooperative.name, hasAccount: cooperative.bankAccount !== null },
    account: account && toAccount(account),
    endpoints: WEBHOOK_KINDS.map((kind) => toEndpoint(kind, origin, shop.webhookEndpoints)),
    stripe: config.stripe && toCards(stripeAccount),
    isClosed: methods.length === 0,
    waiting,
  };
}

/** Where a cooperative's members may let their money go. */
export async function findCollectorSettings(
  { db, config }: Pick<Platform, 'db' | 'config'>,
  cooperativeId: string,
): Promise<Pick<PaymentSettings, 'account' | 'stripe'>> {
  const { bankAccount, stripeAccount } = await db.cooperative.findUniqueOrThrow({
    where: { id: cooperativeId },
    select: { bankAccount: true, stripeAccount: { select: { chargesEnabled: true } } },
  });
  return { account: bankAccount && toAccount(bankAccount), stripe: config.stripe && toCards(stripeAccount) };
}

const toAccount = ({ bin, number, holder }: Account): AccountSettings => ({
  bin,
  bank: findBank(bin)?.shortName ?? bin,
  number,
  holder,
  qr: qrDataUri(vietQrPayload({ bin, account: number, amount: null, text: '' })),
});

const toCards = (row: { chargesEnabled: boolean } | null): CardSettings => ({
  account: row ? (row.chargesEnabled ? 'ready' : 'unfinished') : null,
});

function toEndpoint(
  kind: WebhookKind,
  origin: string,
  rows: readonly {
    kind: WebhookKind;
    token: string;
    lastHeardAt: Date | null;
    refusedCount: number;
    refusedWhy: string;
    refusedAt: Date | null;
  }[],
): EndpointSettings {
  const row = rows.find((endpoint) => endpoint.kind === kind);
  return {
    kind,
    url: row ? `${origin}/webhooks/${kind}/${row.token}` : null,
    lastHeardAt: row?.lastHeardAt ?? null,
    refusedCount: row?.refusedCount ?? 0,
    refusedWhy: row && isRefusal(row.refusedWhy) ? row.refusedWhy : null,
    refusedAt: row?.refusedAt ?? null,
  };
}

/** Which ways of paying a shop takes, and whose account takes the transfers. */
export async function saveWays(
  { db }: Pick<Platform, 'db'>,
  {
    shopId,
    ...ways
  }: {
    shopId: string;
    takesCash: boolean;
    takesTransfer: boolean;
    takesCard: boolean;
    collector: 'shop' | 'cooperative';
  },
): Promise<void> {
  await db.shopSelling.upsert({ where: { shopId }, create: { shopId, ...ways }, update: ways });
}

/** Writes down the account that VietQR codes name: a shop's, or a cooperative's that collects for its members. */
export async function saveBankAccount(
  { db }: Pick<Platform, 'db'>,
  { owner, typed }: { owner: Owner; typed: { bin: string; number: string; holder: string } },
): Promise<Result<{ number: string }, BankProblem>> {
  const read = readBankAccount(typed);
  if (!read.ok) return read;
  await db.bankAccount.upsert({ where: owner, create: { ...owner, ...read.value }, update: read.value });
  return ok({ number: read.value.number });
}

/** Takes the account away: transfers are no longer offered. */
export async function removeBankAccount({ db }: Pick<Platform, 'db'>, owner: Owner): Promise<void> {
  await db.bankAccount.deleteMany({ where: owner });
}

/** A key that could be guessed would let a stranger say that money came. */
const KEY_LEAST = 16;
const KEY_MOST = 500;

export type KeyProblem = Problem<'payments.key-missing' | 'payments.key-short' | 'payments.key-long'>;

/**
 * Shares a key with a bank-watching service; the address stays when only the key changes. The key lies sealed in the
 * database and is never shown again.
 */
export async function saveEndpoint(
  { db, config }: Pick<Platform, 'db' | 'config'>,
  { shopId, kind, typedKey }: { shopId: string; kind: WebhookKind; typedKey: string },
): Promise<Result<{ kind: WebhookKind }, KeyProblem>> {
  const key = typedKey.trim();
  const field = `password-${kind}`;
  if (key === '') return refuse({ code: 'payments.key-missing', field });
  if (key.length < KEY_LEAST) return refuse({ code: 'payments.key-short', field, with: { min: KEY_LEAST } });
  if (key.length > KEY_MOST) return refuse({ code: 'payments.key-long', field });
  const secret = seal(config, key);
  await db.webhookEndpoint.upsert({
    where: { shopId_kind: { shopId, kind } },
    create: { shopId, kind, secret, token: randomBytes(24).toString('base64url') },
    update: { secret, refusedCount: 0, refusedWhy: '', refusedAt: null },
  });
  return ok({ kind });
}

/** Stops hearing a service; its address is not there any more. What it told stays. */
export async function removeEndpoint(
  { db }: Pick<Platform, 'db'>,
  { shopId, kind }: { shopId: string; kind: WebhookKind },
): Promise<void> {
  await db.webhookEndpoint.deleteMany({ where: { shopId, kind } });
}
