import { seal, unseal } from '../vault/seal.ts';
import { held, opened } from './state.ts';

const boundTo = (id: string): string => `kept ${id}`;

/** Keeps a value under its name, sealed. Nothing happens on a phone that was locked meanwhile. @throws where the phone has no room left */
export async function keepValue(id: string, value: unknown): Promise<void> {
  const { key } = held;
  if (key) await opened().put('kept', { id, sealed: await seal(key, value, boundTo(id)) });
}

export const dropValue = (id: string): Promise<void> => opened().delete('kept', id);

/** All that is kept under names that begin so; what cannot be read any more is left out. */
export async function keptValues<T>(prefix: string): Promise<Map<string, T>> {
  const { key } = held;
  const found = new Map<string, T>();
  if (!key) return found;
  for (const { id, sealed } of await opened().getAll('kept', IDBKeyRange.bound(prefix, `${prefix}\uffff`))) {
    const value = await unseal<T>(key, sealed, boundTo(id)).catch(() => null);
    if (value !== null) found.set(id.slice(prefix.length), value);
  }
  return found;
}
