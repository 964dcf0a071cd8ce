import type { Page } from 'playwright-core';

/** How many rows of the comparing table lie whole between the top of the screen and the deeds that stand at its foot. */
export async function rowsInSight(page: Page): Promise<number> {
  const foot = page.getByRole('button', { name: /^Koreksi/ }).locator('xpath=..');
  const end = await foot.evaluate((box) => box.getBoundingClientRect().top);
  const places = await page.locator('table tbody tr:has(td)').evaluateAll((rows) => rows.map((row) => { const { top, bottom } = row.getBoundingClientRect(); return { top, bottom }; }));
  return places.filter(({ top, bottom }) => top >= 0 && bottom <= end).length;
}
