import type { Actor } from './access.ts';
import type { Tx } from './db/schema.ts';

/** What modules tell each other, by name; each module adds its own by declaration merging. */
export interface Announcements {}

type Listener<News> = (tx: Tx, actor: Actor, news: News) => Promise<void>;
const listeners = new Map<string, Listener<never>[]>();

/** Registered once by the composition root: a module above hears one below without being known to it. */
export function hear<K extends keyof Announcements>(name: K, listener: Listener<Announcements[K]>): void {
  listeners.set(name, [...(listeners.get(name) ?? []), listener]);
}

/** Tells all listeners inside the same transaction: either everything that follows happens, or nothing does. */
export async function announce<K extends keyof Announcements>(tx: Tx, actor: Actor, name: K, news: Announcements[K]): Promise<void> {
  for (const listener of listeners.get(name) ?? []) await (listener as Listener<Announcements[K]>)(tx, actor, news);
}
