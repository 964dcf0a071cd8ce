import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** A hand on the keyboard: a key meets a button once it takes one. Playwright waits for that before a click, not before a key. */
export async function pressReady(target: Locator, key = 'Enter'): Promise<void> {
  await expect.poll(() => target.isEnabled()).toBe(true);
  await target.press(key);
}
