import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What keeps people out of a screen at the size of a phone. A phone makes its window as wide as what does not fit: the width that counts is that of the page. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [...violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ') ?? ''}`), ...(overflow > 0 ? [`${overflow} px wider than the screen`] : [])];
}

/** Keys that a thumb misses: lower than 48 px. What is inside a larger key (a box beside its words) is not counted. */
export const smallKeys = (page: Page): Promise<string[]> => page.evaluate(() =>
  [...document.querySelectorAll<HTMLElement>('button, summary, select, textarea, input:not([type=radio], [type=checkbox], [hidden]), label.choice')]
    .filter((key) => key.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
    .map((key) => ({ name: (key.getAttribute('aria-label') ?? key.innerText).slice(0, 40), height: key.getBoundingClientRect().height }))
    .filter(({ height }) => height > 0 && height < 47.5).map(({ name, height }) => `${name}: ${Math.round(height)} px`));
