import type { Reader } from '../../../kernel/db/schema.ts';
import type { WatchObjection } from '../contract.ts';
import { objectionsBy, type SaidObjection, type Watched } from '../store/field-objections.ts';

export type Outcome = Omit<WatchObjection, 'statement'>;
/** What became of objections, by statement; of whom nothing is known nobody has spoken. Whoever holds plenaries says so, when the house is composed. */
export type AskOutcomes = (db: Reader, said: readonly SaidObjection[]) => Promise<ReadonlyMap<number, Outcome>>;

const WAITING: Outcome = { state: 'waiting', plenary: null, number: null, outcome: null, answer: null };
let ask: AskOutcomes = () => Promise.resolve(new Map());

export function letPlenariesTell(outcomes: AskOutcomes): void {
  ask = outcomes;
}

/** What became of these objections; of whom nobody has spoken it waits. */
export async function outcomesOf(db: Reader, said: readonly SaidObjection[]): Promise<ReadonlyMap<number, Outcome>> {
  const outcomes = said.length === 0 ? new Map<number, Outcome>() : await ask(db, said);
  return new Map(said.map(({ id }) => [id, outcomes.get(id) ?? WAITING]));
}

/** The objections that somebody signed, and what became of each. */
export async function ownObjections(db: Reader, person: string, at: Watched): Promise<WatchObjection[]> {
  const said = await objectionsBy(db, person, at);
  return [...await outcomesOf(db, said)].map(([statement, outcome]) => ({ statement, ...outcome }));
}
