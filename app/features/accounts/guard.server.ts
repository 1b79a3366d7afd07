import { redirect } from '@remix-run/node';

import { notFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import type { CooperativeRole, ShopRole, ShopState } from '~/platform/prisma-client/client';

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
export type ShopVisitor = Visitor & { shop: OwnShop; role: ShopRole };

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

/**
 * The shop of whoever is asking, or null: the one they joined first, their own before one they help in; or, where this
 * device practises, the practice shop of that one.
 */
export async function findOwnShop(
  visitor: Pick<Visitor, 'person' | 'isPractising'>,
): Promise<{ shop: OwnShop; role: ShopRole } | null> {
  const own = await platform.db.shopMember.findFirst({
    where: { personId: visitor.person.id },
    orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
    select: { role: true, shop: { select: { ...OWN_SHOP, practice: { select: OWN_SHOP } } } },
  });
  if (!own) return null;
  const { practice, ...shop } = own.shop;
  const isThere = visitor.isPractising && practice !== null;
  return { role: own.role, shop: isThere ? { ...practice, state: 'published', setupStep: null } : shop };
}

/**
 * The shop to work in; whoever has none yet is led to open one, and whoever practises where there is nothing to
 * practise is told so.
 */
export async function requireShop(request: Request): Promise<ShopVisitor> {
  const visitor = await requirePerson(request);
  const found = await findOwnShop(visitor);
  if (!found) throw redirect('/admin/setup', 303);
  if (found.shop.practiceOfId !== null && !practiceReaches(new URL(request.url).pathname))
    throw redirect(`${PRACTICE_PATH}?outside=1`, 303);
  return { ...visitor, ...found };
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
