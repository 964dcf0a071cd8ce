import '../../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import type { CertificateDocument } from '../../contract.ts';
import { cameIn } from '../../store/taken-up.ts';

type Named = CertificateDocument['attendance'][number];
/** Somebody who came after a version was drawn up and stands on its page of signatures since `page`. */
export type LateSigner = Named & { readonly page: number; readonly at: Date };

/** Those who were added to the page of signatures of a version, in that order, as the minutes tell. */
export async function lateSigners(db: Reader, certificate: number): Promise<LateSigner[]> {
  const { rows } = await sql<{ id: number; page: number; at: Date; person: Omit<Named, 'id'> }>`
    SELECT (a.details->>'attendance')::int AS id, (a.details->>'page')::int AS page, a.at, a.details->'person' AS person FROM certificate c
    JOIN plenary_act a ON a.plenary_id = c.plenary_id AND a.act = 'certificate_add_signer' AND (a.details->>'certificate')::bigint = c.id AND ${cameIn('a')} WHERE c.id = ${certificate} ORDER BY a.number`.execute(db);
  return rows.map(({ person, ...one }) => ({ ...person, ...one }));
}
