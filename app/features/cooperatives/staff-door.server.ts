import { requireManager, type CooperativeVisitor } from '~/features/accounts/guard.server';
import { notFound } from '~/platform/answers.server';

import { may, type Act } from './permission';

/** Somebody at work for a cooperative, and what they may do there. */
export type Staff = CooperativeVisitor & { may: (act: Act) => boolean };

/**
 * The one guard of every page and act of a cooperative's side. The cooperative comes from who is asking, never from
 * the request; whoever may not do this is answered like somebody for whom there is no such page.
 */
export async function requireStaff(request: Request, act: Act): Promise<Staff> {
  const visitor = await requireManager(request);
  if (!may(visitor.role, act)) throw notFound();
  return { ...visitor, may: (other) => may(visitor.role, other) };
}
