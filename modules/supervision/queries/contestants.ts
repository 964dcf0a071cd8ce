import type { Reader } from '../../../kernel/db/schema.ts';
import { calledAt } from '../../elections/index.ts';
import type { ContestType } from '../../forms/index.ts';

type Mandated = { readonly id: number; readonly contestType: ContestType | null; readonly contestant: number | null; readonly path: string };
type Contestant = { readonly number: number; readonly name: string };

/** For whom each witness watches, as the ballot at their place calls them, or by the number; supervisors watch for nobody. */
export async function contestantsOf(db: Reader, event: { readonly id: number; readonly scheme: string }, rows: readonly Mandated[]): Promise<Map<number, Contestant>> {
  const asked = rows.flatMap(({ id, contestType: type, contestant: number, path }) => (type === null || number === null ? [] : [{ id, type, number, path }]));
  const called = await calledAt(db, event, asked);
  return new Map(asked.map(({ id, number }, at) => [id, { number, name: called[at]?.name ?? String(number) }]));
}
