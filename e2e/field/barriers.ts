import type { Page } from 'playwright-core';
import { barriers as barriersOf } from '../support/barriers.ts';

/** What keeps people out of a screen of the phone: anything at all. */
export const barriers = (page: Page): Promise<string[]> => barriersOf(page, { weight: 'any' });

/** Keys that a thumb misses: lower than 48 px. What is inside a larger key (a box beside its words) is not counted. */
export const smallKeys = (page: Page): Promise<string[]> => page.evaluate(() =>
  [...document.querySelectorAll<HTMLElement>('button, summary, select, textarea, input:not([type=radio], [type=checkbox], [hidden]), label.choice')]
    .filter((key) => key.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
    .map((key) => ({ name: (key.getAttribute('aria-label') ?? key.innerText).slice(0, 40), height: key.getBoundingClientRect().height }))
    .filter(({ height }) => height > 0 && height < 47.5).map(({ name, height }) => `${name}: ${Math.round(height)} px`));
