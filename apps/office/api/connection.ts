import { useSyncExternalStore } from 'react';

/** What the office knows of its way to the server: the device's own word, and how the last request went. */
type Connection = { readonly reachable: boolean; readonly lastAnswer: number | null };

let state: Connection = { reachable: navigator.onLine, lastAnswer: null };
const listeners = new Set<() => void>();

function change(next: Connection): void {
  if (next.reachable === state.reachable && next.lastAnswer === state.lastAnswer) return;
  state = next;
  for (const listener of listeners) listener();
}

window.addEventListener('offline', () => change({ ...state, reachable: false }));
window.addEventListener('online', () => change({ ...state, reachable: true }));

/** The server answered (with whatever): the way is open. */
export const answered = (): void => change({ reachable: true, lastAnswer: Date.now() });

/** A request got no answer at all. */
export const unanswered = (): void => change({ ...state, reachable: false });

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether the server can be reached, kept current by events rather than by asking. */
export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => state);
