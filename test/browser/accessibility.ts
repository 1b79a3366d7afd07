import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const SMALLEST_TARGET_PX = 44;

/**
 * Holds a page to WCAG 2.2 AA as far as a machine can see (axe: nothing serious or critical), to targets that a thumb
 * can hit, and to the width of the screen.
 */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(serious, name).toEqual([]);
  expect(await smallTargets(page), `${name}: targets under ${SMALLEST_TARGET_PX} px`).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name}: wider than the screen`).toBeLessThanOrEqual(0);
}

/** Buttons, fields and links that stand alone and are too small. Links in running text may be as high as their line. */
export const smallTargets = (page: Page) =>
  page.evaluate((smallest) => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')) {
      const input = element as HTMLInputElement;
      if (input.type === 'hidden' || element.closest('[aria-hidden=true], [inert]')) continue;
      const style = getComputedStyle(element);
      if (style.visibility === 'hidden' || style.display === 'none' || style.opacity === '0') continue;
      if (style.display === 'inline' && element.tagName === 'A') continue;
      // a label is part of its field's target
      const target = /^(checkbox|radio)$/.test(input.type)
        ? (element.closest('label') ?? input.labels?.[0] ?? element)
        : element;
      const { width, height, right, bottom } = target.getBoundingClientRect();
      if (width <= 1 || height <= 1 || right <= 0 || bottom <= 0) continue;
      if (height < smallest - 0.5 || width < smallest - 0.5) {
        found.push(`${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 120)}`);
      }
    }
    return found;
  }, SMALLEST_TARGET_PX);
