import { findOrderCodes } from '~/features/orders/order-code';
import { ORDER_TRANSACTION } from '~/features/orders/order-row.server';
import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { open } from '~/platform/sealed.server';

import { bookMovement } from './book-money.server';
import { parseJson, refuseCasso, refuseSepay, type SignedCall } from './call-signature.server';
import { holdMoneyOrder, type MoneyOrder } from './money-order.server';
import { findPayShop } from './pay-shop.server';
import type { Heard, ProviderCall } from './provider.server';
import {
  judgeTransfer,
  LARGEST_CALL,
  sameAccount,
  type BankTransfer,
  type ReadCall,
  type Refusal,
  type WebhookKind,
} from './transfer';
import { readCasso, readSepay } from './transfer-calls';

type Endpoint = { id: string; shopId: string; kind: WebhookKind; secret: string };

const SERVICES = {
  sepay: { refuse: refuseSepay, read: readSepay },
  casso: { refuse: refuseCasso, read: readCasso },
} as const satisfies Record<WebhookKind, { refuse(call: SignedCall): Refusal | null; read(body: unknown): ReadCall }>;

/**
 * A bank-watching service tells of money. Only the service that shares the endpoint's key is heard; a transfer to the
 * shop's own account is kept once under its number, and booked when it is exactly what one of the shop's orders asks
 * for. What is turned away changes nothing but the endpoint's own count, and the log, which names nobody.
 */
export async function receiveTransfer(
  platform: Pick<Platform, 'db' | 'config' | 'clock' | 'log'>,
  { headers, raw, endpoint: told }: ProviderCall,
): Promise<Heard> {
  const { db, config, clock } = platform;
  const endpoint = told && (await db.webhookEndpoint.findFirst({ where: told }));
  if (!endpoint) return { status: 404, why: 'unknown' };
  if (raw.length > LARGEST_CALL) return turnAway(platform, endpoint, 'too-large');
  const { refuse, read } = SERVICES[endpoint.kind];
  const secret = open(config, endpoint.secret);
  if (secret === null) return turnAway(platform, endpoint, 'key-lost');
  const refusal = refuse({ headers, raw, secret, now: clock.now() });
  if (refusal) return turnAway(platform, endpoint, refusal);
  const { tells } = read(parseJson(raw));
  if (tells === 'unreadable') return turnAway(platform, endpoint, 'unreadable');
  if (tells !== 'nothing') {
    const account = (await findPayShop(platform, endpoint.shopId))?.account;
    const isOurs = tells.accounts.some((told) => account && sameAccount(told, account.number));
    if (!isOurs) return turnAway(platform, endpoint, 'account');
    await keepTransfer(platform, endpoint, tells);
  }
  await db.webhookEndpoint.update({ where: { id: endpoint.id }, data: { lastHeardAt: clock.now() } });
  return { status: 200 };
}

/** An account that is not the shop's is told by a service that is: it need not try again, but the grower must know. */
const STATUS: Record<Refusal, 200 | 401 | 413 | 422> = {
  unsigned: 401,
  signature: 401,
  stale: 401,
  'key-lost': 401,
  'too-large': 413,
  unreadable: 422,
  account: 200,
};

async function turnAway(
  { db, clock, log }: Pick<Platform, 'db' | 'clock' | 'log'>,
  endpoint: Endpoint,
  why: Refusal,
): Promise<Heard> {
  log.warn({ endpoint: endpoint.id, kind: endpoint.kind, why }, 'a webhook was refused');
  await db.webhookEndpoint.update({
    where: { id: endpoint.id },
    data: { refusedCount: { increment: 1 }, refusedWhy: why, refusedAt: clock.now() },
  });
  return { status: STATUS[why], why };
}

/** Keeps a transfer once, and books it when it is exactly what an order asks for. */
async function keepTransfer(
  { db, clock, log }: Pick<Platform, 'db' | 'clock' | 'log'>,
  { id: endpointId, shopId, kind }: Endpoint,
  transfer: BankTransfer,
): Promise<void> {
  const now = clock.now();
  const state = await db.$transaction(async (tx) => {
    const order = await holdNamedOrder(tx, shopId, transfer.content);
    const verdict = judgeTransfer(transfer.amount, order);
    const { externalId, amount, content, bankRef, accounts, happenedAt } = transfer;
    const { count } = await tx.incomingTransfer.createMany({
      data: [
        {
          shopId,
          source: kind,
          externalId,
          amount: BigInt(amount),
          content,
          bankRef,
          account: accounts[0] ?? '',
          happenedAt,
          state: verdict,
          orderId: order?.id ?? null,
          createdAt: now,
          ...(verdict === 'matched' && { resolvedAt: now }),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return 'told before';
    if (order && verdict === 'matched') {
      const uniqueKey = `${kind}:${endpointId}:${externalId}`;
      await bookMovement(tx, {
        order,
        kind: 'received',
        method: 'vietqr',
        amount,
        uniqueKey,
        actor: 'provider',
        note: bankRef,
        at: now,
      });
    }
    return verdict;
  }, ORDER_TRANSACTION);
  log.info({ endpoint: endpointId, state }, 'a transfer was told');
}

/** The one order of this shop that a text names, held; null when it names none, several, or only other shops'. */
export async function holdNamedOrder(tx: Queries, shopId: string, content: string): Promise<MoneyOrder | null> {
  const codes = findOrderCodes(content);
  if (codes.length === 0) return null;
  const named = await tx.order.findMany({ where: { shopId, code: { in: codes } }, select: { id: true }, take: 2 });
  return named.length === 1 ? holdMoneyOrder(tx, { orderId: named[0]!.id, shopId }) : null;
}
