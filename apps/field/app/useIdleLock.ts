import { useEffect } from 'react';
import { lock } from './identity.ts';

const IDLE_MILLISECONDS = 5 * 60_000;
const LOOK_EVERY_MILLISECONDS = 5_000;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'touchstart'] as const;

/** Locks an open phone that nobody has touched for five minutes, also if it slept meanwhile. */
export function useIdleLock(open: boolean): void {
  useEffect(() => {
    if (!open) return undefined;
    let touched = Date.now();
    const touch = (): void => { touched = Date.now(); };
    const look = (): void => { if (Date.now() - touched >= IDLE_MILLISECONDS) lock(); };
    for (const name of SIGNS_OF_LIFE) addEventListener(name, touch, { passive: true });
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, LOOK_EVERY_MILLISECONDS);
    return () => {
      for (const name of SIGNS_OF_LIFE) removeEventListener(name, touch);
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
    };
  }, [open]);
}
