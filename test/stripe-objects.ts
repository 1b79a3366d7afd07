import { randomBytes } from 'node:crypto';

/** What a form-encoded request says, unfolded: `line_items[0][quantity]=2` becomes arrays and objects of texts. */
export type Params = { [name: string]: string | Params | Params[] };

/** An answer of Stripe that says what is wrong with a request. */
export class StripeFault extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly code?: string,
    readonly param?: string,
  ) {
    super(message);
  }
}

const invalid = (message: string, param?: string, code?: string) =>
  new StripeFault(400, 'invalid_request_error', message, code, param);

export const idOf = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;

/** Unfolds a form as Stripe's servers do. */
export function unfold(form: string): Params {
  const root: Params = {};
  for (const [name, value] of new URLSearchParams(form)) {
    const path = [...name.matchAll(/[^[\]]+/g)].map(([part]) => part);
    let place: Params = root;
    for (const part of path.slice(0, -1)) place = (place[part] ??= {}) as Params;
    place[path.at(-1)!] = value;
  }
  return arrays(root) as Params;
}

function arrays(value: string | Params | Params[]): string | Params | Params[] {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, arrays(inner)] as const);
  if (entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name)))
    return entries.map(([, inner]) => inner as Params);
  return Object.fromEntries(entries);
}

/** Refuses what Stripe does not know, so that a misspelt parameter is found here and not on a live site. */
export function onlyKnown(params: Params, known: readonly string[]): void {
  for (const name of Object.keys(params))
    if (!known.includes(name)) throw invalid(`Received unknown parameter: ${name}`, name, 'parameter_unknown');
}

export const whole = (params: Params, name: string): number => {
  const text = params[name];
  if (typeof text !== 'string' || !/^\d+$/.test(text)) throw invalid(`Invalid integer: ${String(text)}`, name);
  return Number(text);
};

export const text = (params: Params, name: string): string => {
  const found = params[name];
  if (typeof found !== 'string' || found === '') throw invalid(`Missing required param: ${name}.`, name);
  return found;
};

export const metadataOf = (params: Params): Record<string, string> => (params.metadata ?? {}) as Record<string, string>;

export type Session = {
  id: string;
  object: 'checkout.session';
  amount_subtotal: number;
  amount_total: number;
  cancel_url: string;
  client_reference_id: string | null;
  created: number;
  currency: string;
  expires_at: number;
  livemode: false;
  locale: string | null;
  metadata: Record<string, string>;
  mode: 'payment';
  payment_intent: string | null;
  payment_status: 'paid' | 'unpaid';
  status: 'open' | 'complete' | 'expired';
  success_url: string;
  url: string | null;
};

/** What the server keeps of a session besides what it tells. */
export type SessionPlan = {
  destination: string | null;
  applicationFee: number;
  intentMetadata: Record<string, string>;
};

const LINE = ['price_data', 'quantity'];
const SESSION = [
  'mode',
  'line_items',
  'success_url',
  'cancel_url',
  'client_reference_id',
  'metadata',
  'expires_at',
  'locale',
  'payment_intent_data',
  'customer_email',
];

/** Stripe takes amounts of up to eight digits, and of at least half a dollar. */
const LEAST = 13_000;
const MOST = 99_999_999;

/** Makes a session of a request, or says what is wrong with it. `now`: seconds. */
export function makeSession(params: Params, now: number, base: string): { session: Session; plan: SessionPlan } {
  onlyKnown(params, SESSION);
  if (params.mode !== 'payment') throw invalid('`mode` must be payment', 'mode');
  const lines = params.line_items;
  if (!Array.isArray(lines) || lines.length === 0) throw invalid('Missing required param: line_items.', 'line_items');
  if (lines.length > 100) throw invalid('Checkout Sessions take at most 100 line items', 'line_items');
  let total = 0;
  let currency = '';
  for (const line of lines) {
    onlyKnown(line, LINE);
    const price = line.price_data as Params;
    onlyKnown(price, ['currency', 'unit_amount', 'product_data']);
    onlyKnown(price.product_data as Params, ['name', 'description']);
    text(price.product_data as Params, 'name');
    currency = text(price, 'currency');
    total += whole(price, 'unit_amount') * whole(line, 'quantity');
  }
  if (total < LEAST) throw invalid('The total is too small', 'line_items', 'amount_too_small');
  if (total > MOST) throw invalid('The total is too large', 'line_items', 'amount_too_large');
  const expires = whole(params, 'expires_at');
  if (expires < now + 30 * 60 || expires > now + 24 * 3600)
    throw invalid('The `expires_at` timestamp must be between 30 minutes and 24 hours from now.', 'expires_at');
  for (const name of ['success_url', 'cancel_url'])
    if (!URL.canParse(text(params, name))) throw invalid('Not a valid URL', name, 'url_invalid');
  const intent = (params.payment_intent_data ?? {}) as Params;
  onlyKnown(intent, ['application_fee_amount', 'transfer_data', 'metadata', 'description']);
  const id = idOf('cs_test');
  return {
    session: {
      id,
      object: 'checkout.session',
      amount_subtotal: total,
      amount_total: total,
      cancel_url: text(params, 'cancel_url'),
      client_reference_id: (params.client_reference_id as string | undefined) ?? null,
      created: now,
      currency,
      expires_at: expires,
      livemode: false,
      locale: (params.locale as string | undefined) ?? null,
      metadata: metadataOf(params),
      mode: 'payment',
      payment_intent: null, // made when the buyer pays
      payment_status: 'unpaid',
      status: 'open',
      success_url: text(params, 'success_url'),
      url: `${base}/c/pay/${id}`,
    },
    plan: {
      destination: intent.transfer_data ? text(intent.transfer_data as Params, 'destination') : null,
      applicationFee: intent.application_fee_amount ? whole(intent, 'application_fee_amount') : 0,
      intentMetadata: metadataOf(intent),
    },
  };
}

export type Charge = {
  id: string;
  object: 'charge';
  amount: number;
  amount_refunded: number;
  application_fee_amount: number | null;
  captured: true;
  created: number;
  currency: string;
  disputed: boolean;
  livemode: false;
  metadata: Record<string, string>;
  paid: true;
  payment_intent: string;
  refunded: boolean;
  status: 'succeeded';
  transfer_data: { destination: string } | null;
};

export type Refund = {
  id: string;
  object: 'refund';
  amount: number;
  charge: string;
  created: number;
  currency: string;
  failure_reason?: string;
  metadata: Record<string, string>;
  payment_intent: string;
  reason: string | null;
  status: 'succeeded' | 'pending' | 'failed' | 'canceled';
};

export type Account = {
  id: string;
  object: 'account';
  charges_enabled: boolean;
  country: string;
  created: number;
  details_submitted: boolean;
  metadata: Record<string, string>;
  payouts_enabled: boolean;
  type: 'express';
};

export type StripeEvent = {
  id: string;
  object: 'event';
  account?: string;
  api_version: string;
  created: number;
  data: { object: object };
  livemode: false;
  pending_webhooks: number;
  request: { id: null; idempotency_key: null };
  type: string;
};
