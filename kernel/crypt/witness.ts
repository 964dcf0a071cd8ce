import { sql } from 'kysely';
import type { Db, Reader, Tx } from '../db/schema.ts';
import { problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { SealBroken, sealedBy, type Keys } from './keys.ts';

const PURPOSE = 'house.witness';
const WORD = 'e-rekap';

/**
 * Holds the key against the database: the first key leaves a sealed word there, and every later one must open it.
 * A lost secret.key, or two servers with different keys on one database, is `key_foreign` before anything is sealed twice over.
 */
export async function witnessKey(db: Db, keys: Keys): Promise<Result<null>> {
  await sql`INSERT INTO house_key (witness) VALUES (${keys.seal(PURPOSE, WORD, WORD)}) ON CONFLICT DO NOTHING`.execute(db);
  const { rows } = await sql<{ witness: Buffer }>`SELECT witness FROM house_key`.execute(db);
  try {
    const word = rows[0] && keys.unseal(PURPOSE, rows[0].witness, WORD);
    return word === WORD ? ok(null) : fail(problem('key_foreign'));
  } catch (error) {
    if (error instanceof SealBroken) return fail(problem('key_foreign'));
    throw error;
  }
}

/** The name of the key that the witness was sealed by: the one of before, until everything has been sealed anew. */
export async function witnessedKey(db: Reader): Promise<string | null> {
  const { rows } = await sql<{ witness: Buffer }>`SELECT witness FROM house_key`.execute(db);
  return rows[0] ? sealedBy(rows[0].witness) : null;
}

/** The witness by the current key: from now on no older one opens this house. */
export async function renewWitness(tx: Tx, keys: Keys): Promise<void> {
  await sql`UPDATE house_key SET witness = ${keys.seal(PURPOSE, WORD, WORD)}, since = clock_timestamp()`.execute(tx);
}
