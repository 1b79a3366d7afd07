import { requireManager, type CooperativeVisitor } from '~/features/accounts/guard.server';
import { notFound } from '~/platform/answers.server';

/** Somebody who may hold a class: a cooperative's manager or trainer. To onlookers there is no such act. */
export async function requireTeacher(request: Request): Promise<CooperativeVisitor> {
  const visitor = await requireManager(request);
  if (visitor.role === 'viewer') throw notFound();
  return visitor;
}
