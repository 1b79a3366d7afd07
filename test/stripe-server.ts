import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import Stripe from 'stripe';

import {
  idOf,
  makeSession,
  metadataOf,
  onlyKnown,
  StripeFault,
  text,
  unfold,
  whole,
  type Account,
  type Charge,
  type Params,
  type Refund,
  type Session,
  type SessionPlan,
  type StripeEvent,
} from './stripe-objects';

const KEY = 'sk_test_vuon';
const WEBHOOK_SECRET = 'whsec_vuon';

type Answer = { status: number; body: object | string; headers?: Record<string, string> };
type Asked = { params: Params; id: string; query: URLSearchParams };
/** What happens to the next request of an operation: refused, or done and its answer lost on the way. */
type Fault = { on: string; does: 'error' | 'lost' };

/**
 * A server that speaks as much of Stripe's protocol as the house uses, for the real SDK: form-encoded requests with
 * a key and a version, unknown parameters refused, idempotency keys honoured, pages on which a browser pays or signs
 * up, and signed webhooks, as many times and in whatever order a test wants.
 */
export class StripeServer {
  readonly sessions = new Map<string, Session>();
  readonly plans = new Map<string, SessionPlan>();
  readonly charges = new Map<string, Charge>();
  readonly refunds = new Map<string, Refund>();
  readonly accounts = new Map<string, Account>();
  /** Refunds that took back what was handed on, and the operator's fee. */
  readonly reversed: { intent: string; transfer: boolean; fee: boolean }[] = [];
  /** Everything that happened, in order, as webhooks would tell it. */
  readonly events: StripeEvent[] = [];
  /** What was asked, in order: "POST /v1/refunds". */
  readonly asked: string[] = [];
  /** Where webhooks go by themselves; null: a test hands them over. */
  webhookUrl: string | null = null;
  /** What becomes of refunds at first; a bank may take days. */
  refundStatus: Refund['status'] = 'succeeded';
  /** The server's clock, milliseconds. */
  now: () => number = () => Date.now();

  readonly #replayed = new Map<string, { print: string; answer: Answer }>();
  readonly #faults: Fault[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get base(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The settings of a house that asks this server. */
  get env(): Record<string, string> {
    return { STRIPE_SECRET_KEY: KEY, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET, STRIPE_API_BASE: this.base };
  }

  fail(...faults: Fault[]): void {
    this.#faults.push(...faults);
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** The buyer pays. `async`: by a way that takes days, so the session completes unpaid. */
  pay(sessionId: string, { async = false } = {}): StripeEvent {
    const session = this.#find(this.sessions, sessionId);
    if (session.status !== 'open') throw new Error(`The session ${sessionId} is ${session.status}.`);
    Object.assign(session, { status: 'complete', url: null, payment_intent: idOf('pi') });
    if (!async) this.#charge(session);
    return this.#happen('checkout.session.completed', session);
  }

  /** Money that took days has arrived, or did not. */
  settle(sessionId: string, outcome: 'succeeded' | 'failed'): StripeEvent {
    const session = this.#find(this.sessions, sessionId);
    if (outcome === 'succeeded') this.#charge(session);
    return this.#happen(`checkout.session.async_payment_${outcome}`, session);
  }

  /** Nobody paid in time. */
  expire(sessionId: string): StripeEvent {
    const session = this.#find(this.sessions, sessionId);
    if (session.status !== 'open') throw new StripeFault(400, 'invalid_request_error', 'Only open sessions expire.');
    Object.assign(session, { status: 'expired', url: null });
    return this.#happen('checkout.session.expired', session);
  }

  /** Somebody gives money back in Stripe's own dashboard. */
  refundByDashboard(intent: string, amount: number): StripeEvent[] {
    const refund = this.#refund(intent, amount, {});
    return [this.#happen('refund.created', refund), this.#happen('charge.refunded', this.chargeOf(intent))];
  }

  /** A refund that was on its way arrives, or comes back. */
  settleRefund(refundId: string, status: 'succeeded' | 'failed'): StripeEvent {
    const refund = this.#find(this.refunds, refundId);
    Object.assign(refund, { status, ...(status === 'failed' ? { failure_reason: 'lost_or_stolen_card' } : {}) });
    return this.#happen(status === 'failed' ? 'refund.failed' : 'refund.updated', refund);
  }

  /** The buyer's bank takes the money back until both sides have spoken. */
  dispute(intent: string): StripeEvent {
    const charge = this.chargeOf(intent);
    charge.disputed = true;
    return this.#happen('charge.dispute.created', {
      id: idOf('dp'),
      object: 'dispute',
      amount: charge.amount,
      charge: charge.id,
      currency: charge.currency,
      payment_intent: intent,
      reason: 'product_not_received',
      status: 'needs_response',
    });
  }

  /** Somebody who signed up is found to be who they say, or no longer. */
  setCharges(accountId: string, enabled: boolean): StripeEvent {
    const account = this.#find(this.accounts, accountId);
    Object.assign(account, { charges_enabled: enabled, payouts_enabled: enabled, details_submitted: true });
    return { ...this.#happen('account.updated', account), account: accountId };
  }

  chargeOf(intent: string): Charge {
    const found = [...this.charges.values()].find((charge) => charge.payment_intent === intent);
    if (!found) throw new Error(`Nobody paid ${intent}.`);
    return found;
  }

  /** An event as it travels: its body, and the signature of the shared secret. */
  signed(event: StripeEvent, { secret = WEBHOOK_SECRET, at = this.now() } = {}): { body: string; signature: string } {
    const body = JSON.stringify(event, null, 2);
    const timestamp = Math.floor(at / 1000);
    return { body, signature: Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp }) };
  }

  /** Sends an event to the house; answers the status. */
  async deliver(event: StripeEvent, url = this.webhookUrl): Promise<number> {
    if (!url) throw new Error('Nobody has said where webhooks go.');
    const { body, signature } = this.signed(event);
    const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': signature };
    return (await fetch(url, { method: 'POST', headers, body })).status;
  }

  #charge(session: Session): void {
    session.payment_status = 'paid';
    const plan = this.#find(this.plans, session.id);
    const id = idOf('ch');
    this.charges.set(id, {
      id,
      object: 'charge',
      amount: session.amount_total,
      amount_refunded: 0,
      application_fee_amount: plan.applicationFee || null,
      captured: true,
      created: this.#seconds(),
      currency: session.currency,
      disputed: false,
      livemode: false,
      metadata: plan.intentMetadata,
      paid: true,
      payment_intent: session.payment_intent!,
      refunded: false,
      status: 'succeeded',
      transfer_data: plan.destination ? { destination: plan.destination } : null,
    });
  }

  #refund(intent: string, amount: number, metadata: Record<string, string>): Refund {
    const charge = [...this.charges.values()].find(({ payment_intent }) => payment_intent === intent);
    if (!charge) throw new StripeFault(404, 'invalid_request_error', 'No such payment_intent', 'resource_missing');
    if (charge.amount_refunded + amount > charge.amount)
      throw new StripeFault(400, 'invalid_request_error', 'Refund amount is greater than unrefunded amount on charge');
    charge.amount_refunded += amount;
    charge.refunded = charge.amount_refunded === charge.amount;
    const refund: Refund = {
      id: idOf('re'),
      object: 'refund',
      amount,
      charge: charge.id,
      created: this.#seconds(),
      currency: charge.currency,
      metadata,
      payment_intent: intent,
      reason: null,
      status: this.refundStatus,
    };
    this.refunds.set(refund.id, refund);
    return refund;
  }

  readonly #answers: Record<string, (asked: Asked) => object> = {
    'POST /v1/checkout/sessions': ({ params }) => {
      const { session, plan } = makeSession(params, this.#seconds(), this.base);
      if (plan.destination && !this.#find(this.accounts, plan.destination).charges_enabled)
        throw new StripeFault(400, 'invalid_request_error', 'The destination account cannot take charges.');
      this.sessions.set(session.id, session);
      this.plans.set(session.id, plan);
      return session;
    },
    'GET /v1/checkout/sessions': ({ query }) => {
      const wanted = query.get('payment_intent');
      return list([...this.sessions.values()].filter((session) => session.payment_intent === wanted));
    },
    'GET /v1/checkout/sessions/:id': ({ id }) => this.#find(this.sessions, id),
    'POST /v1/checkout/sessions/:id/expire': ({ id }) => {
      this.expire(id);
      return this.#find(this.sessions, id);
    },
    'POST /v1/refunds': ({ params }) => {
      onlyKnown(params, ['payment_intent', 'amount', 'metadata', 'reverse_transfer', 'refund_application_fee']);
      const intent = text(params, 'payment_intent');
      const { transfer_data: handedOn, application_fee_amount: fee } = this.chargeOf(intent);
      const back = {
        intent,
        transfer: params.reverse_transfer === 'true',
        fee: params.refund_application_fee === 'true',
      };
      if ((back.transfer && !handedOn) || (back.fee && !fee))
        throw new StripeFault(400, 'invalid_request_error', 'There is no transfer or fee to take back.');
      this.reversed.push(back);
      const refund = this.#refund(intent, whole(params, 'amount'), metadataOf(params));
      this.#happen('refund.created', refund);
      this.#happen('charge.refunded', this.chargeOf(intent));
      return refund;
    },
    'GET /v1/payment_intents/:id': ({ id }) => {
      const { amount, currency, transfer_data, application_fee_amount, metadata } = this.chargeOf(id);
      return { id, object: 'payment_intent', amount, currency, transfer_data, application_fee_amount, metadata };
    },
    'GET /v1/refunds': ({ query }) => {
      const wanted = query.get('payment_intent');
      return list([...this.refunds.values()].filter((refund) => refund.payment_intent === wanted));
    },
    'GET /v1/refunds/:id': ({ id }) => this.#find(this.refunds, id),
    'POST /v1/accounts': ({ params }) => {
      onlyKnown(params, ['type', 'country', 'capabilities', 'metadata', 'business_profile']);
      const account: Account = {
        id: idOf('acct'),
        object: 'account',
        charges_enabled: false,
        country: (params.country as string | undefined) ?? 'SG',
        created: this.#seconds(),
        details_submitted: false,
        metadata: metadataOf(params),
        payouts_enabled: false,
        type: 'express',
      };
      this.accounts.set(account.id, account);
      return account;
    },
    'GET /v1/accounts/:id': ({ id }) => this.#find(this.accounts, id),
    'POST /v1/account_links': ({ params }) => {
      onlyKnown(params, ['account', 'type', 'return_url', 'refresh_url']);
      const account = this.#find(this.accounts, text(params, 'account'));
      const url = `${this.base}/setup/${account.id}?back=${encodeURIComponent(text(params, 'return_url'))}`;
      return { object: 'account_link', created: this.#seconds(), expires_at: this.#seconds() + 300, url };
    },
  };

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.base);
    let body = '';
    for await (const chunk of request) body += String(chunk);
    try {
      if (!url.pathname.startsWith('/v1/')) return send(response, await this.#page(request.method!, url, body));
      send(response, this.#answer(request, url, body));
    } catch (error) {
      if (error === LOST) return void response.destroy();
      if (!(error instanceof StripeFault)) throw error;
      const { status, type, message, code, param } = error;
      send(response, { status, body: { error: { type, message, code, param } } });
    }
  }

  #answer({ method, headers }: IncomingMessage, { pathname, searchParams: query }: URL, body: string): Answer {
    if (headers.authorization !== `Bearer ${KEY}`)
      throw new StripeFault(401, 'invalid_request_error', 'Invalid API Key provided');
    const operation = `${method} ${pathname.replace(/(\/v1\/(?:checkout\/)?[a-z_]+)\/[^/]+/, nameId)}`;
    this.asked.push(operation);
    const answer = this.#answers[operation];
    if (!answer || !headers['stripe-version'])
      throw new StripeFault(404, 'invalid_request_error', `Unrecognized request URL (${operation})`);
    const place = this.#faults.findIndex(({ on }) => on === operation);
    const [fault] = place < 0 ? [] : this.#faults.splice(place, 1);
    if (fault?.does === 'error') throw new StripeFault(402, 'api_error', 'Something went wrong on our end');
    const id = /\/(?:cs_test|re|acct|pi)_\w+/.exec(pathname)?.[0].slice(1) ?? '';
    const told = this.#once(String(headers['idempotency-key'] ?? ''), `${operation} ${id} ${body}`, () => ({
      status: 200,
      body: structuredClone(answer({ params: unfold(body), id, query })),
    }));
    if (fault?.does === 'lost') throw LOST;
    return told;
  }

  /** The same key gets the same answer, and must mean the same. */
  #once(key: string, said: string, answer: () => Answer): Answer {
    const print = createHash('sha256').update(said).digest('hex');
    const before = key && this.#replayed.get(key);
    if (before && before.print !== print)
      throw new StripeFault(
        400,
        'idempotency_error',
        'Keys for idempotent requests can only be used with the same parameters',
      );
    if (before) return { ...before.answer, headers: { 'Idempotent-Replayed': 'true' } };
    const fresh = answer();
    if (key) this.#replayed.set(key, { print, answer: fresh });
    return fresh;
  }

  /** What a browser sees of Stripe: a page to pay on, and one to sign up on. */
  async #page(method: string, url: URL, body: string): Promise<Answer> {
    const [, kind, , sessionId = ''] = url.pathname.split('/');
    if (kind === 'setup') {
      const account = url.pathname.split('/')[2]!;
      const back = url.searchParams.get('back')!;
      if (method === 'GET') return html(`<h1>Stripe Connect</h1>${form('Agree and submit', 'agree')}`);
      await this.#tell(this.setCharges(account, true));
      return { status: 303, body: '', headers: { Location: back } };
    }
    const session = this.#find(this.sessions, sessionId);
    if (method === 'GET') {
      const amount = `<p>${session.amount_total} ${session.currency}</p><a href="${session.cancel_url}">Back</a>`;
      return html(`<h1>Stripe Checkout</h1>${amount}${session.status === 'open' ? form('Pay', 'pay') : 'Closed'}`);
    }
    if (!new URLSearchParams(body).has('pay')) throw new StripeFault(400, 'invalid_request_error', 'Nothing pressed');
    await this.#tell(this.pay(sessionId));
    const location = session.success_url.replace('{CHECKOUT_SESSION_ID}', session.id);
    return { status: 303, body: '', headers: { Location: location } };
  }

  #tell = async (event: StripeEvent) => {
    if (this.webhookUrl) await this.deliver(event);
  };

  #happen(type: string, object: object): StripeEvent {
    const event: StripeEvent = {
      id: idOf('evt'),
      object: 'event',
      api_version: Stripe.API_VERSION,
      created: this.#seconds(),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    };
    this.events.push(event);
    return event;
  }

  #find<Thing>(things: Map<string, Thing>, id: string): Thing {
    const found = things.get(id);
    if (!found) throw new StripeFault(404, 'invalid_request_error', `No such thing: '${id}'`, 'resource_missing', 'id');
    return found;
  }

  #seconds = () => Math.floor(this.now() / 1000);
}

const LOST = Symbol('the answer is lost on the way');
const nameId = (whole: string, folder: string) => (folder.endsWith('/checkout') ? whole : `${folder}/:id`);
const list = (data: object[]) => ({ object: 'list', data, has_more: false, url: '/v1' });
const html = (body: string): Answer => ({
  status: 200,
  body: `<!doctype html><html lang="en"><title>Stripe</title><body>${body}</body></html>`,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
});
const form = (label: string, name: string) =>
  `<form method="post"><button name="${name}" value="1">${label}</button></form>`;

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const type = typeof body === 'string' ? {} : { 'Content-Type': 'application/json' };
  response.writeHead(status, { 'Request-Id': idOf('req'), ...type, ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
