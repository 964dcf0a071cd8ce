import type { Reading } from './reading.ts';

/** What is typed for one task, and where the hand is. It lives as long as the tab, and under the task's id alone. */
export type Kept = { readonly reading: Reading; readonly at: string };

const BEGINS = 'erekap.reading.';
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** A browser that keeps nothing is worked in all the same. */
function quietly<T>(act: () => T, without: T): T {
  try { return act(); } catch { return without; }
}

export const keepReading = (task: string, kept: Kept, shelf: Shelf = sessionStorage): void =>
  quietly(() => { shelf.setItem(BEGINS + task, JSON.stringify(kept)); }, undefined);

/** What was typed for this task before the page was loaded anew; null = nothing, or nothing that can be read. */
export function keptReading(task: string, shelf: Shelf = sessionStorage): Kept | null {
  return quietly(() => {
    const { reading, at } = JSON.parse(shelf.getItem(BEGINS + task) ?? 'null') as Kept;
    const isWhole = typeof at === 'string' && Object.values(reading).every((text) => typeof text === 'string');
    return isWhole ? { reading, at } : null;
  }, null);
}

/** Forgets everything that was typed for any task: one is in hand at a time, and it is answered, given back, or gone. */
export const forgetReadings = (shelf: Shelf = sessionStorage): void => quietly(() => {
  const names = Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '');
  for (const name of names) if (name.startsWith(BEGINS)) shelf.removeItem(name);
}, undefined);
