import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds that keeps people out: in the field app anything at all, in the office what is serious or critical. */
export type Weight = 'any' | 'serious';

const isSerious = (impact: string | null | undefined): boolean => impact === 'serious' || impact === 'critical';

/** What keeps people out of a screen as it is now, and how much wider it is than its window; `name` stands before each. */
export async function barriers(page: Page, { weight = 'serious', name = '' }: { readonly weight?: Weight; readonly name?: string } = {}): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  // A phone makes its window as wide as what does not fit: the width that counts is that of the page.
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const found = violations.filter(({ impact }) => weight === 'any' || isSerious(impact)).map(({ id, nodes }) => `${id} at ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`);
  return [...found, ...(overflow > 0 ? [`${overflow} px wider than the screen`] : [])].map((one) => (name === '' ? one : `${name}: ${one}`));
}
