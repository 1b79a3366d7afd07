import { randomInt } from 'node:crypto';

import { FIRST_CODE_DAYS, makeFirstCode, plainCode } from '~/features/accounts/first-code';
import { hashPassword } from '~/features/accounts/password.server';
import { readPersonName, type PersonProblem } from '~/features/accounts/person';
import { countTry, type RateProblem } from '~/features/accounts/rate-limits.server';
import { createPerson } from '~/features/accounts/sign-up.server';
import { places } from '~/features/shops/places.server';
import { readShopName, type ShopTextProblem } from '~/features/shops/shop';
import { findOrOpenShop } from '~/features/shops/start-shop.server';
import type { Platform } from '~/platform/platform.server';
import { readPhone, type PhoneProblem } from '~/shared/phone';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { isUuid } from '~/shared/uuid';

import { inDays } from './invitation';
import { enterCooperative } from './membership.server';

export type EnrolProblem =
  | PersonProblem
  | PhoneProblem
  | ShopTextProblem
  | RateProblem
  | Problem<'cooperatives.phone-has-account' | 'shops.place-missing'>;

/** A household that was set up at the table. `code` is told this once: the database keeps only its hash. */
export type Enrolled = { shopId: string; name: string; phone: string; code: string; codeGoodUntil: Date };

const chance = (): number => randomInt(2 ** 40) / 2 ** 40;

async function freshCode(now: Date) {
  const code = makeFirstCode(chance());
  const passwordHash = await hashPassword(plainCode(code));
  return { code, stored: { passwordHash, firstCodeExpiresAt: inDays(now, FIRST_CODE_DAYS) } };
}

/**
 * Sets a garden up together with its household: an account with a first code, which its owner replaces when they first
 * sign in, and a shop that belongs to the cooperative. Whoever has an account already has a shop of their own will and
 * is invited instead.
 */
export async function enrolHousehold(
  { db, pool, clock }: Pick<Platform, 'db' | 'pool' | 'clock'>,
  given: {
    cooperativeId: string;
    staffId: string;
    typed: { name: string; shopName: string; phone: string; communeCode: string };
  },
): Promise<Result<Enrolled, EnrolProblem>> {
  const { cooperativeId, staffId, typed } = given;
  const name = readPersonName(typed.name);
  const shopName = readShopName(typed.shopName, 'shopName');
  const phone = readPhone(typed.phone, 'phone');
  const commune = places.commune(typed.communeCode);
  if (!name.ok || !shopName.ok || !phone.ok || !commune) {
    const answers: Result<string, EnrolProblem>[] = [name, shopName, phone];
    const missing: EnrolProblem[] = commune ? [] : [{ code: 'shops.place-missing', field: 'place' }];
    return refuse(...answers.flatMap((answer) => (answer.ok ? [] : answer.problems)), ...missing);
  }
  const tooMany = await countTry(pool, 'sign-up-address', `staff ${staffId}`);
  if (tooMany) return refuse(tooMany);

  const now = clock.now();
  const { code, stored } = await freshCode(now);
  const taken = new Error('this number has an account');
  const shopId = await db
    .$transaction(async (tx) => {
      const personId = await createPerson(tx, { name: name.value, phone: phone.value, lang: 'vi', ...stored });
      if (!personId) throw taken;
      const shop = await findOrOpenShop(tx, { personId, name: shopName.value, setupStep: 'contact' });
      await tx.shop.update({
        where: { id: shop.shopId },
        data: { communeCode: commune.code, provinceCode: commune.provinceCode },
      });
      await enterCooperative(tx, { shopId: shop.shopId, cooperativeId, way: 'table', invitationId: null, now });
      return shop.shopId;
    })
    .catch((error: unknown) => {
      if (error === taken) return null;
      throw error;
    });
  if (!shopId) return refuse({ code: 'cooperatives.phone-has-account', field: 'phone' });
  return ok({ shopId, name: name.value, phone: phone.value, code, codeGoodUntil: stored.firstCodeExpiresAt });
}

/**
 * A new first code for a household that was set up at the table and has not come in yet: the slip got lost, or lay too
 * long. Null: no such member of this cooperative, or they have a password of their own, which is nobody else's business.
 */
export async function renewFirstCode(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { cooperativeId, shopId }: { cooperativeId: string; shopId: string },
): Promise<Enrolled | null> {
  if (!isUuid(shopId)) return null;
  const owner = await db.shopMember.findFirst({
    where: {
      shopId,
      role: 'owner',
      shop: { cooperativeId, memberships: { some: { cooperativeId, way: 'table', leftAt: null } } },
      person: { firstCodeExpiresAt: { not: null } },
    },
    select: { person: { select: { id: true, name: true, phone: true } } },
  });
  if (!owner) return null;
  const { code, stored } = await freshCode(clock.now());
  const { count } = await db.person.updateMany({
    where: { id: owner.person.id, firstCodeExpiresAt: { not: null } },
    data: stored,
  });
  if (count === 0) return null;
  await db.session.deleteMany({ where: { personId: owner.person.id } });
  const { name, phone } = owner.person;
  return { shopId, name, phone, code, codeGoodUntil: stored.firstCodeExpiresAt };
}
