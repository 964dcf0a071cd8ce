import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';

/** Address of the running demo house. */
export const serverUrl = (): string => process.env['EREKAP_URL'] ?? '';

/** The password of every demo account of that house, as it prints it. */
export const demoPassword = (): string => process.env['EREKAP_DEMO_PASSWORD'] ?? '';

/** The house under the name of this machine: browsers take passkeys nowhere else without TLS. */
export const namedUrl = (): string => serverUrl().replace('127.0.0.1', 'localhost');

/** The cookie of a demo person, for requests that no browser makes. */
export async function cookieOf(person: string, url = serverUrl()): Promise<string> {
  const answer = await fetch(`${url}/api/session/as`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person }) });
  if (!answer.ok) throw new Error(`sign-in as ${person}: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]).join('; ');
}

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1440, height: 900 };

export async function openBrowser(): Promise<Browser> {
  const { path, args, env } = await findChromium();
  return chromium.launch({ executablePath: path, args: [...args], env: { ...cleanEnv(), ...env } });
}

const cleanEnv = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined));

export type Visit = { readonly page: Page; readonly context: BrowserContext; close(): Promise<void> };

/** A fresh visitor: signed in as the demo person that is named, as one who may only look if none is, or as nobody with `null`. */
export async function visit(browser: Browser, options: { viewport?: { width: number; height: number }; actor?: string | null; locale?: string; baseURL?: string } = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: options.viewport ?? DESK, locale: options.locale ?? 'id-ID', baseURL: options.baseURL ?? serverUrl() });
  const person = options.actor === undefined ? 'demo:pengamat' : options.actor;
  if (person !== null) {
    const answer = await context.request.post('/api/session/as', { data: { person } });
    if (!answer.ok()) throw new Error(`sign-in as ${person}: ${answer.status()} ${await answer.text()}`);
  }
  return { context, page: await context.newPage(), close: () => context.close() };
}
