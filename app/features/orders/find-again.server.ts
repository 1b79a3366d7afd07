import { countTry, forgetTries } from '~/features/accounts/rate-limits.server';
import type { Platform } from '~/platform/platform.server';
import { readPhone } from '~/shared/phone';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { findOrderCodes } from './order-code';
import { orderPath } from './order-path';
import { findOrderByPhone } from './orders.server';

/**
 * Finds an order by what a buyer remembers; answers its address with the key. An unknown code and another's telephone
 * get the same answer, and both cost a try: six letters are not many.
 */
export async function findAgain(
  { db, pool }: Pick<Platform, 'db' | 'pool'>,
  given: { code: string; phone: string; address: string },
): Promise<Result<string>> {
  const phone = readPhone(given.phone, 'phone');
  const [code] = findOrderCodes(given.code);
  const problems: Problem[] = [
    ...(given.code.trim() === '' ? [{ code: 'checkout.code-missing', field: 'code' }] : []),
    ...(phone.ok ? [] : phone.problems),
  ];
  if (!phone.ok || problems.length > 0) return refuse(...problems);

  const tooMany =
    (await countTry(pool, 'find-order-address', given.address)) ??
    (await countTry(pool, 'find-order-phone', phone.value));
  if (tooMany) return refuse<Problem>(tooMany);

  const order = code ? await findOrderByPhone(db, { code, phone: phone.value }) : null;
  if (!order) return refuse({ code: 'checkout.not-found' });
  await forgetTries(pool, 'find-order-phone', phone.value);
  return ok(orderPath(order));
}
