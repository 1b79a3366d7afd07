import type { Page } from '@playwright/test';
import jsQR from 'jsqr';
import sharp from 'sharp';

import { callOf } from '../bank-calls';
import type { storedEndpoint } from '../money-builders';
import { StripeServer } from '../stripe-server';
import { expect, test as base } from './buyer';
import { openHouse, type House } from './server';

/** Playwright's `test` with a house that takes cards, from a Stripe of its own that tells it what happened. */
export const test = base.extend<object, { stripe: StripeServer; house: House }>({
  stripe: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const stripe = await new StripeServer().open();
      await use(stripe);
      await stripe.close();
    },
    { scope: 'worker' },
  ],
  house: [
    async ({ stripe }, use) => {
      const { house, close } = await openHouse(stripe.env);
      stripe.webhookUrl = `${house.url}/webhooks/stripe`;
      await use(house);
      await close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});
export { expect };

type Endpoint = Awaited<ReturnType<typeof storedEndpoint>>;

/** The bank-watching service tells the house of a transfer, over the wire. */
export async function tellOfTransfer(house: House, endpoint: Endpoint, told: { amount: number; content: string }) {
  const { headers, body } = callOf(endpoint.kind, endpoint.key, told);
  const url = `${house.url}/webhooks/${endpoint.kind}/${endpoint.token}`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });
  expect(answer.status).toBe(200);
}

/** What a banking app reads from the code on the page, through the camera. */
export async function scanned(page: Page): Promise<string | undefined> {
  const picture = await page.locator('#payment img').screenshot();
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}
