import type { Reader } from '../../../kernel/db/schema.ts';
import { namesOf } from '../../people/index.ts';
import type { Answers, FieldAnswer } from '../../sheets/index.ts';
import { lastAnswersAt, type LastAnswer, type Stations } from '../store/statements.ts';
import { outcomesOf, type Outcome } from './objection-outcomes.ts';

type Told = { readonly names: ReadonlyMap<string, string>; readonly outcomes: ReadonlyMap<number, Outcome> };

/**
 * What those who watch answered to the copies of these stations' sheets, for the stations' own people: how many, and the words of who
 * did not agree. Whoever asks has been found to fill in there; of who watches nothing is told that the paper does not tell.
 */
export async function answersAt(db: Reader, at: Stations): Promise<Answers[]> {
  const last = await lastAnswersAt(db, at);
  const against = last.filter(({ statement }) => statement !== 'agreed');
  const told = { names: await namesOf(db, against.map(({ person }) => person)), outcomes: await outcomesOf(db, last.filter(({ statement }) => statement === 'objection')) };
  return [...Map.groupBy(last, ({ contestId, villageId, station }) => `${contestId}/${villageId}/${station}`).values()].flatMap((rows) => answersOf(rows, told));
}

function answersOf(rows: readonly LastAnswer[], told: Told): Answers[] {
  const [first] = rows;
  if (!first) return [];
  const count = (of: LastAnswer['statement']): number => rows.filter(({ statement }) => statement === of).length;
  const { contestId: contest, villageId, station } = first;
  return [{ contest, villageId, station, agreed: count('agreed'), differs: count('differs'), objection: count('objection'), said: rows.flatMap((row) => saidBy(row, told)) }];
}

function saidBy({ id, person, kind, contestant, statement, figures, reason, copyOf, receivedAt }: LastAnswer, { names, outcomes }: Told): FieldAnswer[] {
  if (statement === 'agreed') return [];
  const became = statement === 'objection' ? outcomes.get(id) ?? null : null;
  return [{ by: names.get(person) ?? '', kind: kind ?? 'unmandated', contestant, statement, figures, reason, copyOf, receivedAt: receivedAt.toISOString(), became }];
}
