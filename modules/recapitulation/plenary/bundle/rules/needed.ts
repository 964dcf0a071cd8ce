import { needOf } from '../../rules/put-right.ts';
import { lineKey, type Snapshot } from '../store/snapshot.ts';
import type { Verdict } from './compare.ts';
import { personSaid } from './later.ts';
import type { Sides } from './merge.ts';

/** By the key of an objection or a line the numbers of those whom it needs: who raised it, who agreed to its correction. */
export type Needs = ReadonlyMap<string, readonly number[]>;
/** Who bore which name before they were put right. */
export type Former = readonly { readonly id: number; readonly name: string }[];

/** Lines remember names: those that people bear, and those they bore. */
export function needsOf({ attendance, objections, lines }: Pick<Snapshot, 'attendance' | 'objections' | 'lines'>, former: Former): Needs {
  // Of each once, however often somebody was put right: a file may tell that many thousand times.
  const bore = new Map<string, Set<number>>();
  for (const { id, name } of [...attendance, ...former]) bore.set(name, (bore.get(name) ?? new Set()).add(id));
  return new Map<string, readonly number[]>([
    ...objections.map(({ number, raised_by: by }) => [`objection:${number}`, [by]] as const),
    ...lines.filter(({ agreed_by: by }) => by.length > 0).map((line) => [lineKey(line), [...new Set(line.agreed_by.flatMap((name) => [...bore.get(name) ?? []]))]] as const),
  ]);
}

/** Numbers of all whom something needs. */
export function neededIn(needs: Needs): Set<number> {
  const [raised, agreed] = [new Set<number>(), new Set<number>()];
  for (const [key, numbers] of needs) for (const number of numbers) (key.startsWith('objection:') ? raised : agreed).add(number);
  return new Set([...raised, ...agreed].filter((id) => needOf({ raised: raised.has(id), agreed: agreed.has(id) }) !== null));
}

/** Keys of the hall that need somebody whom the office struck meanwhile; empty of everybody else. */
export function needingStruck({ office, hall, neededThere }: Pick<Sides, 'office' | 'hall' | 'neededThere'>, key: string): string[] {
  const [here, there] = [personSaid(office.get(key)), personSaid(hall.get(key))];
  if (here?.['struck'] !== true || !there || there['struck'] === true) return [];
  return [...neededThere].flatMap(([of, numbers]) => (numbers.includes(there.id) ? [of] : []));
}

/** Does what the hall says of a key come in: by itself (`yes`), if somebody chooses it (`chosen`), or not? */
export const comesIn = (verdict: Verdict | undefined, choices: readonly string[] | undefined): 'yes' | 'chosen' | 'no' =>
  choices !== undefined ? (choices.includes('hall') ? 'chosen' : 'no') : verdict === 'taken' ? 'yes' : 'no';
