import { useSyncExternalStore } from 'react';

/** How many bytes of a photo the house has, by its hash, while it is on its way. */
let received: Readonly<Record<string, number>> = {};
const listeners = new Set<() => void>();

export function noteProgress(sha256: string, bytes: number): void {
  received = { ...received, [sha256]: bytes };
  for (const listener of listeners) listener();
}

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
};

export const useProgress = (): Readonly<Record<string, number>> => useSyncExternalStore(listen, () => received);
