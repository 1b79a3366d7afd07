import { z } from 'zod';

import { readPhone } from '~/shared/phone';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';

const line = z.string().max(120).catch('');

const SHAPE = z.object({
  /** The coach line, the lorry, the courier. */
  carrier: line.default(''),
  /** E.164, or empty. */
  phone: line.default(''),
  plate: line.default(''),
  /** Where it leaves, and the station where the buyer fetches it. */
  from: line.default(''),
  station: line.default(''),
  tracking: line.default(''),
  /** When it leaves, as the grower says it: "chuyến 18:00". */
  leaves: line.default(''),
  /** The freight the buyer pays at the station, as the grower was told; not part of the total. */
  freight: line.default(''),
});

/** Who carries an order and how it is found again. All of it may be empty: at the garden gate nobody carries. */
export type Consignment = z.infer<typeof SHAPE>;

export const NO_CONSIGNMENT: Consignment = SHAPE.parse({});

/** What an order's row keeps; what is unknown is left out, so an old order still opens. */
export const readStoredConsignment = (stored: unknown): Consignment => SHAPE.catch(NO_CONSIGNMENT).parse(stored);

export const CONSIGNMENT_FIELDS = Object.keys(SHAPE.shape) as (keyof Consignment)[];

/** Reads `consignment-<field>` of the hand-over form; a telephone is read like every other, a landline stays as typed. */
export function readConsignment(form: FormData): Result<Consignment> {
  const problems: Problem[] = [];
  const consignment = { ...NO_CONSIGNMENT };
  for (const field of CONSIGNMENT_FIELDS) {
    const name = `consignment-${field}`;
    const typed = form.get(name);
    const text = cleanText(typeof typed === 'string' ? typed : '');
    if (lengthOf(text) > 120) problems.push({ code: 'orders.text-too-long', field: name, with: { max: 120 } });
    const phone = field === 'phone' && text !== '' ? readPhone(text) : null;
    consignment[field] = phone?.ok ? phone.value : text;
  }
  return problems.length > 0 ? refuse(...problems) : ok(consignment);
}
