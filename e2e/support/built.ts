import { buildField } from '../../apps/field/build.ts';
import { buildOffice } from '../../apps/office/build.ts';
import { findChromium } from '../../scripts/chromium.ts';

/** Before browser tests: apps and browser, made once, so that files that run at the same time do not make them side by side. */
export async function setup(): Promise<void> {
  const log = (message: string): void => { process.stdout.write(`${message}\n`); };
  await Promise.all([buildOffice({ log }), buildField({ log }), findChromium()]);
}
