import { expect, test } from './server';

test('the house answers that it is well', async ({ page }) => {
  const answer = await page.goto('/healthz');
  expect(answer?.status()).toBe(200);
});
