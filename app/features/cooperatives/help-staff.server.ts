import { requireManager, type CooperativeVisitor } from '~/features/accounts/guard.server';
import { notFound } from '~/platform/answers.server';

/** Somebody of the cooperative who may help its members: all but those who only look. */
export async function requireHelperStaff(request: Request): Promise<CooperativeVisitor> {
  const visitor = await requireManager(request);
  if (visitor.role === 'viewer') throw notFound();
  return visitor;
}
