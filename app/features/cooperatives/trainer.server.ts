import { requireManager, type CooperativeVisitor } from '~/features/accounts/guard.server';
import { notFound } from '~/platform/answers.server';

/** The cooperative whose members somebody teaches and calls: manager or trainer. To who may only look there is no such page. */
export async function requireTrainer(request: Request): Promise<CooperativeVisitor> {
  const visitor = await requireManager(request);
  if (visitor.role === 'viewer') throw notFound();
  return visitor;
}
