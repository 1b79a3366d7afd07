import { requireManager, type CooperativeVisitor } from '~/features/accounts/guard.server';
import { notFound } from '~/platform/answers.server';

/** The cooperative whose money somebody looks after: its manager alone. To trainers and onlookers there is no such page. */
export async function requireTreasurer(request: Request): Promise<CooperativeVisitor> {
  const visitor = await requireManager(request);
  if (visitor.role !== 'manager') throw notFound();
  return visitor;
}
