import { beforeAll, describe, expect, it } from 'vitest';

import { startSession } from '~/features/accounts/session.server';

import { storedPerson, storedShop } from './builders';
import { openPages, SITE, type Pages } from './pages';

const SECRET = 'Vườn của hợp tác xã khác';

type Ask = { method?: 'POST' | 'PUT' | 'DELETE'; path: string; fields?: Record<string, string> };

let pages: Pages;
let payout: string;
let cookies: Record<'manager' | 'trainer' | 'household', string>;

beforeAll(async () => {
  pages = await openPages();
  const { db } = pages.platform;
  const other = await db.cooperative.create({ data: { slug: 'la', name: 'Hợp tác xã lạ' } });
  const shop = await storedShop(db, { name: SECRET, cooperativeId: other.id });
  ({ id: payout } = await db.payout.create({
    data: { cooperativeId: other.id, shopId: shop.id, amount: 500_000n, reference: 'PO234567' },
  }));
  const own = await db.cooperative.create({ data: { slug: 'nha', name: 'Hợp tác xã nhà' } });
  const signIn = async (role: 'manager' | 'trainer' | null) => {
    const person = await storedPerson(db);
    if (role) await db.cooperativeMember.create({ data: { cooperativeId: own.id, personId: person.id, role } });
    else await storedShop(db, { ownerId: person.id });
    const cookie = await startSession(pages.platform, { personId: person.id, request: new Request(SITE) });
    return cookie.split(';')[0]!;
  };
  cookies = { manager: await signIn('manager'), trainer: await signIn('trainer'), household: await signIn(null) };
}, 60_000);

/** Every address of a cooperative's money. */
const asks = (): Ask[] => [
  { path: '/cooperative/payouts' },
  { path: '/cooperative/payouts/file' },
  { method: 'POST', path: '/cooperative/payouts' },
  ...theirs(),
];
const theirs = (): Ask[] => [
  { method: 'PUT', path: `/cooperative/payouts/${payout}`, fields: { state: 'paid' } },
  { method: 'DELETE', path: `/cooperative/payouts/${payout}` },
];
const ask = ({ method, path, fields }: Ask, cookie?: string) =>
  method ? pages.post(path, fields ?? {}, { method, cookie }) : pages.ask(path, { cookie });
const stored = () => pages.platform.db.payout.findMany();

describe('another cooperative’s payouts', () => {
  it('are not there for a manager, to see or to change', async () => {
    const before = await stored();
    for (const request of theirs()) expect((await ask(request, cookies.manager)).status, request.path).toBe(404);
    const page = await ask({ path: '/cooperative/payouts' }, cookies.manager);
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain(SECRET);
    await ask({ method: 'POST', path: '/cooperative/payouts' }, cookies.manager);
    expect(await stored()).toEqual(before);
  });

  it.each(['trainer', 'household'] as const)('and none at all are there for a %s', async (who) => {
    const before = await stored();
    for (const request of asks()) expect((await ask(request, cookies[who])).status, request.path).toBe(404);
    expect(await stored()).toEqual(before);
  });

  it('ask a stranger to sign in first', async () => {
    for (const request of asks()) expect([302, 303]).toContain((await ask(request)).status);
  });
});
