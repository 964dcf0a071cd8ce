import type { RawBuilder } from 'kysely';
import type { Actor } from './access.ts';
import type { Tx } from './db/schema.ts';

/** What modules tell each other, by name; each module adds its own by declaration merging. */
export interface Announcements {}

type Listener<News> = {
  run(tx: Tx, actor: Actor, news: News): Promise<void>;
  /** The same as statements, where the news alone tell what is to be written: then a transaction can travel in one piece. */
  statements?(news: News): readonly RawBuilder<unknown>[];
};
const listeners = new Map<string, Listener<never>[]>();

/** Registered once by the composition root: a module above hears one below without being known to it. */
export function hear<K extends keyof Announcements>(name: K, listener: Listener<Announcements[K]>): void {
  listeners.set(name, [...(listeners.get(name) ?? []), listener]);
}

/** Tells all listeners inside the same transaction: either everything that follows happens, or nothing does. */
export async function announce<K extends keyof Announcements>(tx: Tx, actor: Actor, name: K, news: Announcements[K]): Promise<void> {
  for (const listener of heard(name)) await listener.run(tx, actor, news);
}

/** What all listeners would write, as statements; null if one of them has to look first. */
export function statementsOf<K extends keyof Announcements>(name: K, news: Announcements[K]): RawBuilder<unknown>[] | null {
  const all: RawBuilder<unknown>[] = [];
  for (const listener of heard(name)) {
    if (!listener.statements) return null;
    all.push(...listener.statements(news));
  }
  return all;
}

const heard = <K extends keyof Announcements>(name: K): readonly Listener<Announcements[K]>[] => listeners.get(name) ?? [];
