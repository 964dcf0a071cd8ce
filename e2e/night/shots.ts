import type { Page } from 'playwright-core';

const FOLDER = process.env['SHOTS'];
let count = 0;

/** A picture of a step for those who look at the screens: into the folder SHOTS, and nowhere without it. */
export async function shot(page: Page, name: string): Promise<void> {
  if (FOLDER) await page.screenshot({ path: `${FOLDER}/${String(++count).padStart(3, '0')}-${name}.png`, fullPage: true });
}
