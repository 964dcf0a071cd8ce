import '../tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';

/** Who was named for these kelurahan; whoever was merged or anonymised since is not told. */
export async function namedOwners(db: Reader, eventId: number, scheme: string, villages: readonly string[]): Promise<Map<string, { readonly id: string; readonly name: string }>> {
  const { rows } = await sql<{ path: string; id: string; name: string }>`
    SELECT o.path, p.id, p.name FROM queue_owner o JOIN person p ON p.id = o.person_id
    WHERE o.event_id = ${eventId} AND o.scheme = ${scheme} AND o.path = ANY(${[...villages]}::text[])`.execute(db);
  return new Map(rows.map(({ path, ...person }) => [path, person]));
}

type Naming = { readonly eventId: number; readonly scheme: string; readonly village: string; readonly person: string | null; readonly by: string };

/** Names somebody for a kelurahan, or nobody. */
export async function saveOwner(tx: Tx, { eventId, scheme, village, person, by }: Naming): Promise<void> {
  if (person === null) {
    await tx.deleteFrom('queue_owner').where('event_id', '=', eventId).where('scheme', '=', scheme).where('path', '=', village).execute();
    return;
  }
  await tx.insertInto('queue_owner').values({ event_id: eventId, scheme, path: village, person_id: person, named_by: by })
    .onConflict((conflict) => conflict.columns(['event_id', 'scheme', 'path']).doUpdateSet({ person_id: person, named_by: by, named_at: new Date() })).execute();
}
