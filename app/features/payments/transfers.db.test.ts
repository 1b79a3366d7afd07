import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { dong } from '~/shared/dong';

import { callOf, hear, type Told } from '../../../test/bank-calls';
import { storedPerson } from '../../../test/builders';
import { capturedLog } from '../../../test/captured-log';
import { everything, storedEndpoint, storedOrder, storedPayShop } from '../../../test/money-builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { checkLedger } from './check-ledger.server';
import { WEBHOOK_KINDS, type WebhookKind } from './transfer';
import { applyTransfer, dismissTransfer, findTransfers } from './transfers.server';

let platform: Omit<TestPlatform, 'log'> & ReturnType<typeof capturedLog>;
let shop: Awaited<ReturnType<typeof storedPayShop>>;
let other: Awaited<ReturnType<typeof storedPayShop>>;
let person: string;
const endpoints = {} as Record<WebhookKind, Awaited<ReturnType<typeof storedEndpoint>>>;

beforeAll(async () => {
  platform = { ...(await freshPlatform()), ...capturedLog() };
  person = (await storedPerson(platform.db)).id;
}, 60_000);

beforeEach(async () => {
  shop = await storedPayShop(platform.db);
  other = await storedPayShop(platform.db);
  for (const kind of WEBHOOK_KINDS) endpoints[kind] = await storedEndpoint(platform, shop.id, kind);
});

const tell = (kind: WebhookKind, told: Told) =>
  hear(platform, endpoints[kind], callOf(kind, endpoints[kind].key, told));
const reread = (id: string) => platform.db.order.findUniqueOrThrow({ where: { id } });
const lastTransfer = (shopId = shop.id) =>
  platform.db.incomingTransfer.findFirst({ where: { shopId }, orderBy: { id: 'desc' } });
const eventsOf = async (orderId: string) =>
  (await platform.db.orderEvent.findMany({ where: { orderId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind);

describe.each(WEBHOOK_KINDS)('money that %s tells of', (kind) => {
  it('pays the order that it names with exactly its amount', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id, payBy: new Date('2026-11-30T00:00:00Z') });
    expect(await tell(kind, { amount: 1_000_000, content: `MBVCB 123 ${order.code} chuyen tien` })).toEqual({
      status: 200,
    });
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n, payBy: null });
    expect(await eventsOf(order.id)).toEqual(['paid']);
    expect(await lastTransfer()).toMatchObject({ state: 'matched', orderId: order.id });
    expect(await platform.db.webhookEndpoint.findUnique({ where: { id: endpoints[kind].id } })).toMatchObject({
      refusedCount: 0,
      lastHeardAt: expect.any(Date),
    });
  });

  it('pays a deposit, and later the rest', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id, depositDue: 300_000n, balanceMethod: 'cod' });
    await tell(kind, { amount: 300_000, content: order.code.toLowerCase() });
    await tell(kind, { amount: 700_000, content: `${order.code.slice(0, 4)} ${order.code.slice(4)}` });
    expect(await eventsOf(order.id)).toEqual(['deposit-paid', 'paid']);
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n });
  });

  it('counts once, though it is told five times at once and once more later', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    const call = callOf(kind, endpoints[kind].key, { amount: 1_000_000, content: order.code });
    const heard = await Promise.all(Array.from({ length: 5 }, () => hear(platform, endpoints[kind], call)));
    expect(heard).toEqual(Array(5).fill({ status: 200 }));
    const before = await everything(platform.db);
    await hear(platform, endpoints[kind], call);
    expect(await everything(platform.db)).toEqual(before);
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n });
  });

  it('that goes out is no business of ours', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    const before = await everything(platform.db);
    expect(await tell(kind, { amount: 1_000_000, content: order.code, direction: 'out' })).toEqual({ status: 200 });
    expect(await everything(platform.db)).toEqual(before);
  });
});

describe('money that is not exactly what is asked for', () => {
  const CASES: [string, (code: string) => Told, 'under' | 'over' | 'late' | 'unmatched', object][] = [
    ['a đồng too little', (code) => ({ amount: 999_999, content: code }), 'under', {}],
    ['a đồng too much', (code) => ({ amount: 1_000_001, content: code }), 'over', {}],
    [
      'for a cancelled order',
      (code) => ({ amount: 1_000_000, content: code }),
      'late',
      { state: 'cancelled', endedAt: new Date() },
    ],
    ['without a code', () => ({ amount: 1_000_000, content: 'tien cay' }), 'unmatched', {}],
    ['with a torn code', (code) => ({ amount: 1_000_000, content: code.slice(0, 7) }), 'unmatched', {}],
  ];
  it.each(CASES)('%s waits for a look and changes nothing of the order', async (_what, told, state, given) => {
    const order = await storedOrder(platform.db, { shopId: shop.id, ...given });
    const before = await everything(platform.db);
    expect(await tell('sepay', told(order.code))).toEqual({ status: 200 });
    expect(await lastTransfer()).toMatchObject({ state, orderId: state === 'unmatched' ? null : order.id });
    const after = await everything(platform.db);
    expect({ ...after, transfers: null }).toEqual({ ...before, transfers: null });
  });

  it('naming two orders waits for a look', async () => {
    const [one, two] = [
      await storedOrder(platform.db, { shopId: shop.id }),
      await storedOrder(platform.db, { shopId: shop.id }),
    ];
    await tell('sepay', { amount: 1_000_000, content: `${one.code} va ${two.code}` });
    expect(await lastTransfer()).toMatchObject({ state: 'unmatched', orderId: null });
    expect(await eventsOf(one.id)).toEqual([]);
  });

  it('told by two services for one transfer is booked once, and the other waits for a look', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    await tell('sepay', { amount: 1_000_000, content: order.code });
    await tell('casso', { amount: 1_000_000, content: order.code });
    expect(await reread(order.id)).toMatchObject({ paid: 1_000_000n });
    expect(await lastTransfer()).toMatchObject({ source: 'casso', state: 'over' });
  });
});

describe('a call that must change nothing', () => {
  type Case = [
    string,
    (order: { code: string }, theirs: { code: string }) => Promise<{ status: number }>,
    number,
    string | null,
  ];
  const key = () => endpoints.sepay.key;
  const good = (order: { code: string }): Told => ({ amount: 1_000_000, content: order.code });
  const long = 'x'.repeat(70_000);
  const CASES: Case[] = [
    [
      'an address nobody has',
      (order) => hear(platform, { kind: 'sepay', token: 'x' }, callOf('sepay', key(), good(order))),
      404,
      null,
    ],
    [
      'the address of the other service',
      (order) => hear(platform, { kind: 'casso', token: endpoints.sepay.token }, callOf('casso', key(), good(order))),
      404,
      null,
    ],
    [
      'no signature',
      (order) => hear(platform, endpoints.sepay, { ...callOf('sepay', key(), good(order)), headers: {} }),
      401,
      'unsigned',
    ],
    [
      'a forged signature',
      (order) => hear(platform, endpoints.sepay, callOf('sepay', 'another key entirely', good(order))),
      401,
      'signature',
    ],
    [
      'a changed amount',
      (order) => {
        const { headers, body } = callOf('sepay', key(), { ...good(order), amount: 1 });
        return hear(platform, endpoints.sepay, {
          headers,
          body: body.replace('"transferAmount":1,', '"transferAmount":1000000,'),
        });
      },
      401,
      'signature',
    ],
    [
      'a replay of an hour ago',
      (order) => hear(platform, endpoints.sepay, callOf('sepay', key(), good(order), new Date(Date.now() - 3_600_000))),
      401,
      'stale',
    ],
    [
      'a call of the future',
      (order) => hear(platform, endpoints.sepay, callOf('sepay', key(), good(order), new Date(Date.now() + 3_600_000))),
      401,
      'stale',
    ],
    [
      'a body too large',
      (order) =>
        hear(platform, endpoints.sepay, callOf('sepay', key(), { ...good(order), content: `${order.code} ${long}` })),
      413,
      'too-large',
    ],
    [
      'half a đồng',
      (order) => hear(platform, endpoints.sepay, callOf('sepay', key(), { ...good(order), amount: 0.5 })),
      422,
      'unreadable',
    ],
    [
      'another account',
      (order) => hear(platform, endpoints.sepay, callOf('sepay', key(), { ...good(order), account: '999' })),
      200,
      'account',
    ],
    [
      'another Casso account',
      (order) => hear(platform, endpoints.casso, callOf('casso', endpoints.casso.key, { ...good(order), account: '' })),
      200,
      'account',
    ],
    [
      'Casso, forged',
      (order) => hear(platform, endpoints.casso, callOf('casso', 'another key entirely', good(order))),
      401,
      'signature',
    ],
    [
      'Casso, unsigned',
      (order) => hear(platform, endpoints.casso, { ...callOf('casso', 'k', good(order)), headers: {} }),
      401,
      'unsigned',
    ],
    [
      'Casso, signed as SePay signs',
      (order) => hear(platform, endpoints.casso, callOf('sepay', endpoints.casso.key, good(order))),
      401,
      'unsigned',
    ],
  ];
  it.each(CASES)('%s is refused, counted and logged', async (_what, call, status, why) => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    const theirs = await storedOrder(platform.db, { shopId: other.id });
    const before = await everything(platform.db);
    platform.lines.length = 0;
    expect((await call(order, theirs)).status).toBe(status);
    expect(await everything(platform.db)).toEqual(before);
    const refusals = await platform.db.webhookEndpoint.findMany({
      where: { shopId: shop.id, refusedCount: { gt: 0 } },
    });
    expect(refusals.map(({ refusedCount, refusedWhy }) => [refusedCount, refusedWhy])).toEqual(why ? [[1, why]] : []);
    const told = platform.lines.filter(({ level }) => level === 'warn');
    expect(told.map(({ said }) => said)).toEqual(why ? [expect.objectContaining({ why })] : []);
    // the log knows nobody: no text of a transfer, no account, no order, no key
    expect(JSON.stringify(platform.lines)).not.toMatch(new RegExp(`${order.code}|0071001234567|khoa-chung`));
  });

  it('naming another shop’s order: the money stays in its own shop’s list, and theirs knows nothing of it', async () => {
    const theirs = await storedOrder(platform.db, { shopId: other.id });
    const before = await everything(platform.db);
    expect(await tell('sepay', { amount: 1_000_000, content: theirs.code })).toEqual({ status: 200 });
    const { transfers, ...rest } = await everything(platform.db);
    const { transfers: transfersBefore, ...restBefore } = before;
    expect(rest).toEqual(restBefore);
    const added = transfers.filter(({ id }) => !transfersBefore.some((known) => known.id === id));
    expect(added).toMatchObject([{ shopId: shop.id, state: 'unmatched', orderId: null }]);
  });

  it('is understood by nobody once SESSION_SECRET is another', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    const moved = { ...platform, config: { ...platform.config, sessionSecret: 'another secret of thirty-two chars' } };
    const call = callOf('sepay', key(), good(order));
    expect(await hear(moved, endpoints.sepay, call)).toEqual({ status: 401, why: 'key-lost' });
    expect(await reread(order.id)).toMatchObject({ paid: 0n });
  });
});

describe('money that needs a look', () => {
  const waiting = async () =>
    (await findTransfers(platform, { shopId: shop.id, show: 'waiting', before: null })).transfers;
  const apply = (transferId: string, typedCode: string, shopId = shop.id) =>
    applyTransfer(platform, { shopId, transferId, typedCode, personId: person });

  it('is booked to the order the grower names, whole, and once', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    await tell('sepay', { amount: 400_000, content: 'tien cay' });
    const [transfer] = await waiting();
    const presses = await Promise.all([1, 2, 3].map(() => apply(transfer!.id, ` ${order.code.toLowerCase()} `)));
    for (const pressed of presses) expect(pressed).toEqual({ ok: true, value: { code: order.code } });
    expect(await reread(order.id)).toMatchObject({ paid: 400_000n });
    expect(await eventsOf(order.id)).toEqual(['part-paid']);
    expect(await waiting()).toEqual([]);
    const { transfers } = await findTransfers(platform, { shopId: shop.id, show: 'settled', before: null });
    expect(transfers).toMatchObject([{ state: 'applied', order: { code: order.code } }]);
  });

  it('may be more than was asked for, which is then owed back', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    await tell('casso', { amount: 1_500_000, content: order.code });
    await apply((await waiting())[0]!.id, order.code);
    expect(await reread(order.id)).toMatchObject({ paid: 1_500_000n });
    expect(await eventsOf(order.id)).toEqual(['overpaid']);
  });

  it.each([
    ['a code of nobody', async () => 'CV222222'],
    ['no code', async () => 'bác Bảy'],
    ['another shop’s code', async () => (await storedOrder(platform.db, { shopId: other.id })).code],
  ])('is not booked with %s', async (_what, code) => {
    await tell('sepay', { amount: 5000, content: 'tien cay' });
    const [transfer] = await waiting();
    const typed = await code();
    const before = await everything(platform.db);
    expect(await apply(transfer!.id, typed)).toEqual({
      ok: false,
      problems: [{ code: 'payments.code-unknown', field: `code-${transfer!.id}` }],
    });
    expect(await everything(platform.db)).toEqual(before);
  });

  it('is not there for another shop', async () => {
    const order = await storedOrder(platform.db, { shopId: other.id });
    await tell('sepay', { amount: 5000, content: 'tien cay' });
    const [transfer] = await waiting();
    const before = await everything(platform.db);
    expect(await apply(transfer!.id, order.code, other.id)).toBeNull();
    expect(
      await dismissTransfer(platform, { shopId: other.id, transferId: transfer!.id, personId: person }),
    ).toBeNull();
    expect(await everything(platform.db)).toEqual(before);
  });

  it('is put aside when it is for no order, and cannot be booked any more', async () => {
    const order = await storedOrder(platform.db, { shopId: shop.id });
    await tell('sepay', { amount: 5000, content: 'tra no' });
    const [transfer] = await waiting();
    const wish = { shopId: shop.id, transferId: transfer!.id, personId: person };
    expect(await dismissTransfer(platform, wish)).toMatchObject({ ok: true });
    expect(await dismissTransfer(platform, wish)).toMatchObject({ ok: true });
    expect(await apply(transfer!.id, order.code)).toMatchObject({ problems: [{ code: 'payments.transfer-settled' }] });
    expect(await reread(order.id)).toMatchObject({ paid: 0n });
  });

  it('comes in pages of thirty, newest first', async () => {
    for (let i = 0; i < 31; i++) await tell('sepay', { amount: 1000 + i, content: 'tien cay' });
    const first = await findTransfers(platform, { shopId: shop.id, show: 'waiting', before: null });
    expect(first.transfers).toHaveLength(30);
    expect(first.transfers[0]!.amount).toBe(dong(1030));
    const second = await findTransfers(platform, { shopId: shop.id, show: 'waiting', before: first.next });
    expect(second).toMatchObject({ transfers: [{ amount: 1000 }], next: null });
  });
});

it('leaves the books in agreement after all of this', async () => expect(await checkLedger(platform.db)).toEqual([]));
