import type { Platform } from '~/platform/platform.server';

import { requireStripe } from './stripe.server';

type Parts = Pick<Platform, 'db' | 'config'>;

/** Whose account it is: a shop's, or a cooperative's that collects for its members. */
export type Owner = { shopId: string } | { cooperativeId: string };

export const ownerId = (owner: Owner): string => ('shopId' in owner ? owner.shopId : owner.cooperativeId);

/**
 * Leads an owner to Stripe to sign up, or to go on with it; answers the address, which is good for minutes. The account
 * is made once, whoever presses how often.
 */
export async function connectStripe(
  { db, config }: Parts,
  { owner, origin, path }: { owner: Owner; origin: string; path: string },
): Promise<{ url: string }> {
  const stripe = requireStripe(config);
  let account = await db.stripeAccount.findFirst({ where: owner });
  if (!account) {
    const made = await stripe.accounts.create(
      {
        type: 'express',
        capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
        metadata: owner,
      },
      { idempotencyKey: `account:${ownerId(owner)}` },
    );
    await db.stripeAccount.createMany({ data: [{ ...owner, accountId: made.id }], skipDuplicates: true });
    account = await db.stripeAccount.findFirstOrThrow({ where: owner });
  }
  const back = `${origin}${path}`;
  const link = await stripe.accountLinks.create({
    account: account.accountId,
    type: 'account_onboarding',
    return_url: `${back}?stripe=back`,
    refresh_url: `${back}?stripe=again`,
  });
  return { url: link.url };
}

/** Asks Stripe whether an account of ours may be paid; accounts that are not ours are passed over. */
export async function refreshAccount({ db, config }: Parts, accountId: string): Promise<void> {
  const known = await db.stripeAccount.findUnique({ where: { accountId }, select: { id: true } });
  if (!known) return;
  const { charges_enabled: chargesEnabled } = await requireStripe(config).accounts.retrieve(accountId);
  await db.stripeAccount.update({ where: { accountId }, data: { chargesEnabled } });
}

/** The same for whoever comes back from signing up. */
export async function refreshOwnAccount(parts: Parts, owner: Owner): Promise<void> {
  const account = await parts.db.stripeAccount.findFirst({ where: owner, select: { accountId: true } });
  if (account && parts.config.stripe) await refreshAccount(parts, account.accountId);
}
