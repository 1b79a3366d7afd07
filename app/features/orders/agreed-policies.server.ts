import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { PolicySection } from '~/features/shops/policy';
import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import { isLang, type Lang } from '~/shared/lang';

import type { PaymentMethod } from './order-money';
import { findPolicies, type ShopPolicies } from './policies.server';

/** The policies of a shop as a buyer reads them before ordering. `hash` names exactly this text. */
export type AgreedPolicies = ShopPolicies & { hash: string; lang: Lang };

/**
 * Names a text: the same sentences of the same day in the same language have the same hash, and every other text has
 * another one. 32 hexadecimal digits.
 */
export const hashPolicies = ({ sections, since }: ShopPolicies, lang: Lang): string =>
  createHash('sha256')
    .update(JSON.stringify([lang, since, sections]))
    .digest('hex')
    .slice(0, 32);

/** The policies of a shop as they stand at this moment, with their name. */
export async function findAgreedPolicies(
  platform: Pick<Platform, 'db'>,
  wish: { shopId: string; methods: readonly PaymentMethod[]; lang: Lang },
): Promise<AgreedPolicies> {
  const policies = await findPolicies(platform, wish);
  return { ...policies, lang: wish.lang, hash: hashPolicies(policies, wish.lang) };
}

/** Keeps a text that is agreed to, in the transaction that writes the order; one that is kept already stays as it is. */
export async function keepPolicies(
  tx: Queries,
  { shopId, policies: { hash, lang, since, sections } }: { shopId: string; policies: AgreedPolicies },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO policy_texts (shop_id, hash, lang, since, sections)
    VALUES (${shopId}::uuid, ${hash}, ${lang}, ${since}::date, ${JSON.stringify(sections)}::jsonb)
    ON CONFLICT DO NOTHING`;
}

const SECTIONS = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    article: z.number().nullable(),
    blocks: z.array(z.object({ label: z.string().optional(), text: z.string(), own: z.literal(true).optional() })),
  }),
);

/** A text that buyers of a shop agreed to, by the shop's slug, also an old one; null: nobody ever did, or no such shop. */
export async function findKeptPolicies(
  { db }: Pick<Platform, 'db'>,
  { slug, hash }: { slug: string; hash: string },
): Promise<AgreedPolicies | null> {
  const row = await db.policyText.findFirst({
    where: { hash, shop: { practiceOfId: null, OR: [{ slug }, { oldSlugs: { some: { slug } } }] } },
  });
  if (!row || !isLang(row.lang)) return null;
  const sections: PolicySection[] = SECTIONS.parse(row.sections);
  return { sections, since: isoDay(row.since), hash, lang: row.lang };
}
