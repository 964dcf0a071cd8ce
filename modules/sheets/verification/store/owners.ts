import '../tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { FieldEvent } from '../../capture/store/field.ts';

/** Who was named for these kelurahan; whoever was merged or anonymised since is not told. */
export async function namedOwners(db: Reader, eventId: number, scheme: string, villages: readonly string[]): Promise<Map<string, { readonly id: string; readonly name: string }>> {
  const { rows } = await sql<{ path: string; id: string; name: string }>`
    SELECT o.path, p.id, p.name FROM queue_owner o JOIN person p ON p.id = o.person_id
    WHERE o.event_id = ${eventId} AND o.scheme = ${scheme} AND o.path = ANY(${[...villages]}::text[])`.execute(db);
  return new Map(rows.map(({ path, ...person }) => [path, person]));
}

/** The kelurahan of a subdistrict that vote in the election, in the order of their paths. */
export async function votingVillages(db: Reader, { rollId, scheme, validOn }: FieldEvent, subdistrict: string): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    SELECT r.path FROM region r JOIN roll_region t ON t.roll_id = ${rollId} AND t.region_id = r.id
    WHERE r.scheme = ${scheme} AND r.level = 'village' AND r.path > ${`${subdistrict}.`} AND r.path < ${`${subdistrict}/`}
      AND (r.valid_from IS NULL OR r.valid_from <= ${validOn}) AND (r.valid_to IS NULL OR ${validOn} < r.valid_to) ORDER BY r.path`.execute(db);
  return rows.map(({ path }) => path);
}

type Naming = { readonly eventId: number; readonly scheme: string; readonly villages: readonly string[]; readonly person: string | null; readonly by: string };

/** Names somebody for these kelurahan, or nobody. */
export async function saveOwner(tx: Tx, { eventId, scheme, villages, person, by }: Naming): Promise<void> {
  if (villages.length === 0) return;
  if (person === null) {
    await tx.deleteFrom('queue_owner').where('event_id', '=', eventId).where('scheme', '=', scheme).where('path', 'in', [...villages]).execute();
    return;
  }
  await tx.insertInto('queue_owner').values(villages.map((path) => ({ event_id: eventId, scheme, path, person_id: person, named_by: by })))
    .onConflict((conflict) => conflict.columns(['event_id', 'scheme', 'path']).doUpdateSet({ person_id: person, named_by: by, named_at: new Date() })).execute();
}
