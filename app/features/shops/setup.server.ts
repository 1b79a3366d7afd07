import { redirect } from '@remix-run/node';

import type { ShopVisitor } from '~/features/accounts/guard.server';
import { platform } from '~/platform/platform.server';

import { mayOpenStep, type SetupStep } from './shop';
import { findSetupStep } from './shops.server';

/** Where each question of the wizard is asked. The first listing has its own page. */
export const setupPath = (step: SetupStep | null): string =>
  step === null ? '/admin' : step === 'listing' ? '/admin/listings/new?setup=1' : `/admin/setup/${step}`;

/** Leads to the question that comes first when this one is not yet due, and home when all are answered. */
export async function requireStep({ shop }: Pick<ShopVisitor, 'shop'>, wanted: SetupStep): Promise<void> {
  const current = await findSetupStep(platform.db, shop);
  if (current === null || !mayOpenStep(wanted, current)) throw redirect(setupPath(current), 303);
}
