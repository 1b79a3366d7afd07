import Stripe from 'stripe';

import type { Config, StripeConfig } from '~/platform/config.server';

const clients = new WeakMap<StripeConfig, Stripe>();

/** Stripe, as these settings reach it; null: this house takes no cards. */
export function stripeOf({ stripe: settings }: Pick<Config, 'stripe'>): Stripe | null {
  if (!settings) return null;
  const known = clients.get(settings);
  if (known) return known;
  const base = settings.apiBase ? new URL(settings.apiBase) : null;
  const client = new Stripe(settings.secretKey, {
    maxNetworkRetries: 2, // each with the same idempotency key
    timeout: 20_000,
    telemetry: false,
    ...(base && {
      host: base.hostname,
      port: base.port || (base.protocol === 'https:' ? 443 : 80),
      protocol: base.protocol === 'https:' ? 'https' : 'http',
    }),
  });
  clients.set(settings, client);
  return client;
}

/** Stripe, where it must be set up: whatever needs it was only offered because it is. */
export function requireStripe(config: Pick<Config, 'stripe'>): Stripe {
  const stripe = stripeOf(config);
  if (!stripe) throw new Error('Stripe is not set up: STRIPE_SECRET_KEY is missing.');
  return stripe;
}

/** True when Stripe itself said no, which asking again would not change; false when it could not be asked. */
export const isRefusal = (error: unknown): error is Stripe.errors.StripeError =>
  error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripeCardError;

/** True when Stripe could not be reached, was too busy, or broke. */
export const isOutage = (error: unknown): error is Stripe.errors.StripeError =>
  error instanceof Stripe.errors.StripeConnectionError ||
  error instanceof Stripe.errors.StripeRateLimitError ||
  error instanceof Stripe.errors.StripeAPIError;

/** The id of something that Stripe names or sends whole. */
export const idOf = (thing: string | { id: string } | null | undefined): string | null =>
  typeof thing === 'string' ? thing : (thing?.id ?? null);
