import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';

/** Address of the running demo house. */
export const serverUrl = (): string => process.env['EREKAP_URL'] ?? '';

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1440, height: 900 };

export async function openBrowser(): Promise<Browser> {
  const { path, args, env } = await findChromium();
  return chromium.launch({ executablePath: path, args: [...args], env: { ...cleanEnv(), ...env } });
}

const cleanEnv = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined));

export type Visit = { readonly page: Page; readonly context: BrowserContext; close(): Promise<void> };

/** A fresh visitor, signed in as a demo person if one is named. */
export async function visit(browser: Browser, options: { viewport?: { width: number; height: number }; actor?: string; locale?: string } = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: options.viewport ?? DESK, locale: options.locale ?? 'id-ID', baseURL: serverUrl() });
  if (options.actor) {
    const { hostname } = new URL(serverUrl());
    await context.addCookies([{ name: 'erekap_actor', value: options.actor, domain: hostname, path: '/', httpOnly: true, sameSite: 'Strict' }]);
  }
  return { context, page: await context.newPage(), close: () => context.close() };
}
