import { useEffect } from 'react';
import { waitsForHouse } from '../copies/keep.ts';
import { isUnsent } from '../queue/states.ts';
import { sync, syncSoon } from './outbox.ts';
import { now } from './state.ts';
import { isWatcher } from './watcher.ts';

/** How often the phone asks how far its sheets have come, while somebody looks at it. */
const ASK_EVERY_MILLISECONDS = 45_000;

const isWaiting = (): boolean => {
  const { work, online, halt, items, copies } = now();
  // Who watches hears of nothing by asking, but whose the signature of a copy is.
  const isOpen = work !== null && !isWatcher(now()) && work.stations.length > 0 && (work.sheets.length < work.contests.length * work.stations.length || work.sheets.some(({ state }) => state !== 'accepted'));
  return online && !halt && (isOpen || items.some(isUnsent) || copies.some(waitsForHouse));
};

/** Asks now and then while an open phone is looked at, and at once when it is taken up again. */
export function useSync(open: boolean): void {
  useEffect(() => {
    if (!open) return undefined;
    const ask = (): void => { if (document.visibilityState === 'visible' && isWaiting()) void sync(); };
    const awake = (): void => { if (document.visibilityState === 'visible' && now().online) syncSoon(); };
    // Not all phones of a city at once.
    const timer = setInterval(ask, ASK_EVERY_MILLISECONDS * (0.75 + Math.random() / 2));
    document.addEventListener('visibilitychange', awake);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', awake);
    };
  }, [open]);
}
