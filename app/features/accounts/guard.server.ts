import { redirect } from '@remix-run/node';

import { notFound } from '~/platform/answers.server';
import { HELPING, helpUnder } from '~/platform/helping.server';
import { platform } from '~/platform/platform.server';
import type { CooperativeRole, ShopRole, ShopState } from '~/platform/prisma-client/client';

import { helpHome, helpReaches, isOnRecord, isOwnName, OWN_NAME_MARK, type Help } from './help-scope';
import { PRACTICE_PATH, practiceReaches } from './practice-reach';
import { findVisitor as findVisitorOf, type Visitor } from './session.server';

/** The shop a signed-in person works in. Its `id` is the only one a query may use. */
export type OwnShop = {
  id: string;
  slug: string;
  name: string;
  state: ShopState;
  /** The step of the opening wizard that comes next; null when it is done. */
  setupStep: string | null;
  phone: string | null;
  communeCode: string | null;
  isDemo: boolean;
  /** The real shop's id while practising, null in a real shop. Of a practice shop `state` says "open", as its pages do. */
  practiceOfId: string | null;
};

/** Somebody at work in a shop: the grower (`owner`) or whoever helps (`helper`). */
export type ShopVisitor = Visitor & { shop: OwnShop; role: ShopRole; help: Help | null };

/** Somebody who looks after a cooperative's members. */
export type CooperativeVisitor = Visitor & {
  cooperative: { id: string; slug: string; name: string };
  role: CooperativeRole;
};

/** Who is asking, or null. */
export const findVisitor = (request: Request): Promise<Visitor | null> => findVisitorOf(platform, request);

/**
 * Who is asking; a visitor is sent to sign in and comes back here afterwards. Whoever came with a first code chooses a
 * password before anything else.
 */
export async function requirePerson(request: Request): Promise<Visitor> {
  const visitor = await findVisitor(request);
  if (visitor && !visitor.hasFirstCode) return visitor;
  const { pathname, search } = new URL(request.url);
  const back = request.method === 'GET' ? pathname.replace(/\.data$/, '') + withoutRoutes(search) : '/admin';
  throw redirect(`/${visitor ? 'first-password' : 'login'}?to=${encodeURIComponent(back)}`, 303);
}

/** Single fetch names the wanted loaders in the query; that is no part of the page's address. */
function withoutRoutes(search: string): string {
  const query = new URLSearchParams(search);
  query.delete('_routes');
  return query.size > 0 ? `?${query}` : '';
}

const OWN_SHOP = {
  id: true,
  slug: true,
  name: true,
  state: true,
  setupStep: true,
  phone: true,
  communeCode: true,
  isDemo: true,
  practiceOfId: true,
} as const;

/** Who works where, as far as the device says so. */
type Seat = Pick<Visitor, 'person' | 'helpGrantId' | 'isPractising'>;
type Found = { shop: OwnShop; role: ShopRole; help: Help | null };

/**
 * The shop this device works in, or null: the member's it helps in, else the one its person joined first, their own
 * before one they help in, or, where this device practises, the practice shop of that one. `over`: the help has ended,
 * and until that was seen the device works nowhere, so that what was meant for the member's shop does not land in the
 * helper's own.
 */
export async function findWorkplace(visitor: Seat): Promise<Found | 'over' | null> {
  if (visitor.helpGrantId !== null) return (await findHelpedShop(visitor.helpGrantId, visitor.person.id)) ?? 'over';
  const own = await platform.db.shopMember.findFirst({
    where: { personId: visitor.person.id },
    orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
    select: { role: true, shop: { select: { ...OWN_SHOP, practice: { select: OWN_SHOP } } } },
  });
  if (!own) return null;
  const { practice, ...shop } = own.shop;
  const isThere = visitor.isPractising && practice !== null;
  return { role: own.role, shop: isThere ? { ...practice, state: 'published', setupStep: null } : shop, help: null };
}

/** The same for a page: who did not know yet that the help is over is told so. */
export async function findOwnShop(visitor: Seat): Promise<Found | null> {
  const found = await findWorkplace(visitor);
  if (found === 'over') throw redirect(HELPING, 303);
  return found;
}

/** The shop a grant opens to this person, while it lasts, they belong to the cooperative and the shop does too. */
async function findHelpedShop(grantId: string, helperId: string): Promise<Found | null> {
  const now = platform.clock.now();
  const staffed = { staff: { some: { personId: helperId, role: { not: 'viewer' as const } } } };
  const grant = await platform.db.helpGrant.findFirst({
    where: {
      id: grantId,
      helperId,
      endedAt: null,
      beganAt: { not: null },
      expiresAt: { gt: now },
      cooperative: staffed,
      shop: { cooperative: staffed }, // a garden that left its cooperative is closed to it
    },
    select: { id: true, scopes: true, expiresAt: true, shop: { select: OWN_SHOP } },
  });
  if (!grant?.expiresAt) return null;
  return {
    shop: grant.shop,
    role: 'helper',
    help: { grantId: grant.id, scopes: grant.scopes, until: grant.expiresAt },
  };
}

/**
 * The shop to work in; whoever has none yet is led to open one, whoever helps to where the help reaches (and told what
 * stays the grower's own), and whoever practises where there is nothing to practise is told so.
 */
export async function requireShop(request: Request): Promise<ShopVisitor> {
  const visitor = await requirePerson(request);
  const found = await findOwnShop(visitor);
  if (!found) throw redirect('/admin/setup', 303);
  if (found.help) {
    const { pathname } = new URL(request.url);
    if (pathname.replace(/\.data$/, '') === '/admin') throw redirect(helpHome(found.help), 303);
    if (isOwnName(pathname)) throw redirect(`${helpHome(found.help)}?${OWN_NAME_MARK}=1`, 303);
    if (!helpReaches(found.help, pathname, request.method)) throw notFound();
    helpUnder(found.help.grantId);
  } else if (
    found.role === 'helper' &&
    found.shop.practiceOfId === null &&
    request.method !== 'GET' &&
    isOnRecord(new URL(request.url).pathname)
  ) {
    helpUnder(await findFamilyGrant(found.shop.id, visitor.person.id));
  }
  if (found.shop.practiceOfId !== null && !practiceReaches(new URL(request.url).pathname))
    throw redirect(`${PRACTICE_PATH}?outside=1`, 303);
  return { ...visitor, ...found };
}

/** The grant under which a helper of the family works, kept by the database; who was let go just now has none. */
async function findFamilyGrant(shopId: string, helperId: string): Promise<string> {
  const grant = await platform.db.helpGrant.findFirst({
    where: { shopId, helperId, cooperativeId: null, endedAt: null },
    select: { id: true },
  });
  if (!grant) throw notFound();
  return grant.id;
}

/** The shop of its owner: people and closing are not a helper's business, to whom these addresses do not exist. */
export async function requireOwner(request: Request): Promise<ShopVisitor> {
  const visitor = await requireShop(request);
  if (visitor.role !== 'owner') throw notFound();
  return visitor;
}

/** The cooperative of whoever is asking, or null. */
async function findCooperative(personId: string): Promise<Omit<CooperativeVisitor, keyof Visitor> | null> {
  return platform.db.cooperativeMember.findFirst({
    where: { personId },
    orderBy: [{ role: 'asc' }, { cooperativeId: 'asc' }],
    select: { role: true, cooperative: { select: { id: true, slug: true, name: true } } },
  });
}

/** Where somebody goes who just signed in: those who only look after others to their members, everybody else to the shop. */
export async function findHome(personId: string): Promise<string> {
  const hasShop = (await platform.db.shopMember.count({ where: { personId } })) > 0;
  const isManager = !hasShop && (await findCooperative(personId)) !== null;
  return isManager ? '/cooperative' : '/admin';
}

/** The cooperative to look after. An operator may look at any, named by `?coop=`. To everybody else there is no such page. */
export async function requireManager(request: Request): Promise<CooperativeVisitor> {
  const visitor = await requirePerson(request);
  const asked = new URL(request.url).searchParams.get('coop');
  if (visitor.person.isOperator && asked) {
    const cooperative = await platform.db.cooperative.findUnique({
      where: { slug: asked },
      select: { id: true, slug: true, name: true },
    });
    if (cooperative) return { ...visitor, cooperative, role: 'viewer' };
  }
  const found = await findCooperative(visitor.person.id);
  if (!found) throw notFound();
  return { ...visitor, ...found };
}
