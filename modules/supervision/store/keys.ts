import { sql } from 'kysely';
import type { Reader } from '../../../kernel/db/schema.ts';

/** The public half of a phone's key (SubjectPublicKeyInfo), by which its signatures are checked; also of a phone revoked since. */
export async function publicKeyOf(db: Reader, device: string): Promise<Buffer | null> {
  const { rows } = await sql<{ key: Buffer }>`SELECT public_key AS key FROM device WHERE id = ${device}`.execute(db);
  return rows[0]?.key ?? null;
}
