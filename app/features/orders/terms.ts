import { z } from 'zod';

const text = z.string().catch('');
const hours = z.number().int().min(0).catch(0);
const day = z.string().nullable().catch(null);

const SHAPE = z.object({
  seller: z
    .object({
      name: text,
      legalName: text,
      address: text,
      phone: text,
      email: text,
      registrationNo: text,
      taxCode: text,
    })
    .partial()
    .catch({}),
  answerHours: hours,
  payHours: hours,
  claimHours: hours,
  /** Percent of the total paid ahead; 0: none. */
  depositPercent: hours,
  /** Days on the way, from and to; null: not known. */
  days: z.tuple([z.number(), z.number()]).nullable().catch(null),
  preorderOn: day,
  /** The grower's words, empty where there are none. */
  pickupWindow: text,
  bloomPromise: text,
  returnPolicy: text,
  earlyBloomRule: text,
  noShowRule: text,
  stormRule: text,
  cancelRule: text,
  /** Which text of the shop's policies the buyer read: since when it holds, and its name; null: none was kept. */
  policies: z.object({ since: z.string(), hash: z.string() }).nullable().catch(null),
});

/** What both sides agreed to, as the buyer read it before paying; kept with the order, whatever the shop says later. */
export type OrderTerms = z.infer<typeof SHAPE>;

/** Where a shop's policies are read; `hash`: a text that buyers agreed to. */
export const policiesPath = (shopPath: string, hash?: string): string =>
  [shopPath, 'policies', ...(hash ? [hash] : [])].join('/');

/** What an order's row keeps. */
export const readTerms = (stored: unknown): OrderTerms => SHAPE.parse(typeof stored === 'object' ? (stored ?? {}) : {});
