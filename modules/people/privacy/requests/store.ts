import '../tables.ts';
import { sql } from 'kysely';
import type { Place } from '../../../../kernel/access.ts';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import { livesIn } from '../../identity/store/conditions.ts';
import type { SubjectRequestTable } from '../tables.ts';

export type Asked = {
  readonly id: string; readonly person: string; readonly name: string; readonly scheme: string; readonly path: string; readonly kind: SubjectRequestTable['kind'];
  readonly detailsSealed: Buffer | null; readonly bySelf: boolean; readonly filedAt: Date; readonly dueAt: Date; readonly state: 'open' | 'done' | 'refused';
  readonly decidedAt: Date | null; readonly answerSealed: Buffer | null;
};

const FIELDS = [
  'r.id', 'r.person_id as person', 'p.name', 'p.scheme', 'p.path', 'r.kind', 'r.details_sealed as detailsSealed', 'r.by_self as bySelf', 'r.filed_at as filedAt',
  'r.due_at as dueAt', 'r.state', 'r.decided_at as decidedAt', 'r.answer_sealed as answerSealed',
] as const;

const from = (db: Reader) => db.selectFrom('subject_request as r').innerJoin('person as p', 'p.id', 'r.person_id').select(FIELDS);

export const findRequest = (db: Reader, id: string): Promise<Asked | undefined> => from(db).where('r.id', '=', id).executeTakeFirst();

export const requestsOf = (db: Reader, people: readonly string[]): Promise<Asked[]> => from(db).where('r.person_id', 'in', [...people]).orderBy('r.filed_at', 'desc').limit(200).execute();

/** Requests of people who live in these places; open ones by their deadline first. */
export const requestsIn = (db: Reader, places: readonly Place[], state: Asked['state'] | 'all', limit: number): Promise<Asked[]> => {
  const found = from(db).where(livesIn(places));
  return (state === 'all' ? found : found.where('r.state', '=', state)).orderBy(sql`r.state = 'open'`, 'desc').orderBy('r.due_at').limit(limit).execute();
};

export async function insertRequest(tx: Tx, row: Pick<SubjectRequestTable, 'id' | 'person_id' | 'kind' | 'details_sealed' | 'by_self' | 'filed_by' | 'due_at'> & { readonly filed_at: Date }): Promise<void> {
  await tx.insertInto('subject_request').values({ ...row, decided_by: null, decided_at: null, answer_sealed: null }).execute();
}

/** Decides an open request; false if it was decided before. */
export async function decide(tx: Tx, id: string, change: { state: 'done' | 'refused'; decided_by: string; decided_at: Date; answer_sealed: Buffer }): Promise<boolean> {
  const done = await tx.updateTable('subject_request').set(change).where('id', '=', id).where('state', '=', 'open').executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
