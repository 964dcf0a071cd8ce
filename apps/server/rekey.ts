import { NATION, type Actor } from '../../kernel/access.ts';
import { appendAudit } from '../../kernel/audit/trail.ts';
import { hasSeals } from '../../kernel/crypt/columns.ts';
import { keys } from '../../kernel/crypt/house-keys.ts';
import { renewTable, type Renewed, type RenewOptions } from '../../kernel/crypt/rekey.ts';
import { renewWitness, witnessedKey } from '../../kernel/crypt/witness.ts';
import type { Db } from '../../kernel/db/schema.ts';
import { codesOfBefore, nameKeyOfCodes, renewDemoPasswords } from '../../modules/people/index.ts';
import { HOUSE_BYTES } from './byte-columns.ts';

export type Rekeyed = {
  readonly dryRun: boolean;
  readonly tables: readonly Renewed[];
  /** True if the current key alone is the key of this house: SECRET_KEY_OLD may be taken away. */
  readonly finished: boolean;
  /** Recovery codes made with an older key, and how many people hold them: they end when SECRET_KEY_OLD is taken away. */
  readonly recovery: { readonly codes: number; readonly people: number };
};

/**
 * Seals and hashes the whole house anew with the current key, beside servers at work that have the same keys. The witness
 * goes last, together with the entry in the trail; both only if nothing was held or recorded twice. A house that is under
 * its current key already is left as it is.
 */
export async function rekeyHouse(db: Db, actor: Actor, options: RenewOptions): Promise<Rekeyed> {
  const { dryRun } = options;
  const before = (await witnessedKey(db)) ?? keys().ids[0];
  if (!dryRun) await nameKeyOfCodes(db, before);
  const tables: Renewed[] = [];
  for (const table of HOUSE_BYTES.filter(hasSeals)) tables.push(await renewTable(db, keys(), table, options));
  const isWhole = tables.every(({ held, clashing }) => held === 0 && clashing.length === 0);
  const isNew = before !== keys().ids[0] || tables.some(({ renewed }) => renewed > 0);
  if (!dryRun) {
    await renewDemoPasswords(db);
    if (isNew) await close(db, actor, tables, isWhole);
  }
  const left = dryRun && (before !== keys().ids[0] || tables.some(({ old }) => old > 0));
  return { dryRun, tables, finished: isWhole && !left, recovery: await codesOfBefore(db, before) };
}

const close = (db: Db, actor: Actor, tables: readonly Renewed[], isWhole: boolean): Promise<void> => db.transaction().execute(async (tx) => {
  if (isWhole) await renewWitness(tx, keys());
  const counts = Object.fromEntries(tables.map(({ table, renewed }) => [table, renewed]));
  await appendAudit(tx, actor, 'house.rekey', { place: NATION, thing: 'house', details: { counts, finished: isWhole } });
});
