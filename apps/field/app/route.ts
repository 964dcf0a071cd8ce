import { useMemo, useSyncExternalStore } from 'react';

/** Where in the app somebody is: `#/sheet/12/16.71.04.1001/1` → screen `sheet` of these three. Home is ''. */
export type Route = { readonly screen: string; readonly parts: readonly string[] };

export function routeOf(hash: string): Route {
  const [screen = '', ...parts] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return { screen, parts };
}

export const pathOf = (screen: string, ...parts: readonly (string | number)[]): string =>
  screen === '' ? '#/' : `#/${[screen, ...parts].map((part) => encodeURIComponent(part)).join('/')}`;

const CHANGED = 'field-route';
const tell = (): void => { dispatchEvent(new Event(CHANGED)); };

/** Opens a screen; the phone's own back key leads back. */
export function go(screen: string, ...parts: readonly (string | number)[]): void {
  history.pushState({ from: location.hash || '#/' }, '', pathOf(screen, ...parts));
  tell();
}

let isGoingBack = false;

/** Going back takes the browser a moment: asked twice meanwhile, it goes back once. */
function back(): void {
  if (isGoingBack) return;
  isGoingBack = true;
  addEventListener('popstate', () => { isGoingBack = false; }, { once: true });
  history.back();
}

/** Back to the screen this one belongs to, the same way if one came from there: no screen is met twice on the way home. */
export function goUp(screen: string, ...parts: readonly (string | number)[]): void {
  const to = pathOf(screen, ...parts);
  const state = history.state as { from?: string } | null;
  if (isGoingBack) return;
  if (state?.from === to) back();
  else { history.replaceState(null, '', to); tell(); }
}

const NAMES = ['popstate', 'hashchange', CHANGED] as const;
const listen = (listener: () => void): (() => void) => {
  for (const name of NAMES) addEventListener(name, listener);
  return () => { for (const name of NAMES) removeEventListener(name, listener); };
};

/** The same route as long as the address is the same. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(listen, () => location.hash);
  return useMemo(() => routeOf(hash), [hash]);
}
