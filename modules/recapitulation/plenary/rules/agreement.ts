import type { Capacity } from '../contract.ts';

export type Present = { readonly id: number; readonly name: string; readonly capacity: Capacity };
export type Agreement = { readonly names: readonly string[] } | { readonly absent: readonly number[] } | { readonly chairless: true };

/** Names of those who agree to a correction: all of them present now, and the chair among them; without the chair's initials nothing is corrected (PKPU 9/2019, Art. 208). */
export function agreement(present: readonly Present[], numbers: readonly number[]): Agreement {
  const there = new Map(present.map((one) => [one.id, one]));
  const absent = numbers.filter((id) => !there.has(id));
  if (absent.length > 0) return { absent };
  const people = [...new Set(numbers)].flatMap((id) => there.get(id) ?? []);
  return people.some(({ capacity }) => capacity === 'chair') ? { names: people.map(({ name }) => name) } : { chairless: true };
}

/** Whom the minutes mean by names: each somebody else of those present, the chair before others of the same name. Null where one is nobody. */
export function numbersOf(present: readonly Present[], names: readonly string[]): number[] | null {
  const free = [...present].sort((a, b) => Number(b.capacity === 'chair') - Number(a.capacity === 'chair'));
  const numbers: number[] = [];
  for (const name of names) {
    const at = free.findIndex((one) => one.name === name);
    if (at < 0) return null;
    numbers.push(...free.splice(at, 1).map(({ id }) => id));
  }
  return numbers;
}
