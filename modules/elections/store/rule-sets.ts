import '../tables/rule-set.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../kernel/db/schema.ts';
import type { RuleSetView } from '../contract.ts';
import type { RuleSet } from '../rulesets/rule-set.ts';

/** Adds a set that is not there yet; one that is there stays untouched. Returns its id. */
export async function addRuleSet(tx: Tx, set: RuleSet): Promise<number> {
  await tx.insertInto('rule_set')
    .values({ slug: set.slug, name: set.name, follows: set.follows, valid_from: set.validFrom, valid_to: set.validTo })
    .onConflict((on) => on.column('slug').doNothing()).execute();
  return (await tx.selectFrom('rule_set').select('id').where('slug', '=', set.slug).executeTakeFirstOrThrow()).id;
}

/** Adds the values that are not there yet and returns the keys whose stored value is another one. */
export async function addRuleValues(tx: Tx, ruleSetId: number, set: RuleSet): Promise<string[]> {
  const rows = Object.entries(set.values).map(([key, { value, law, number, year, article, date, verified, note }]) => ({
    rule_set_id: ruleSetId, key, value: JSON.stringify(value), law, number, year, article, dated: date, verified, note,
  }));
  await tx.insertInto('rule_value').values(rows).onConflict((on) => on.columns(['rule_set_id', 'key']).doNothing()).execute();
  const { rows: differing } = await sql<{ key: string }>`
    SELECT v.key FROM rule_value v
    JOIN unnest(${rows.map((row) => row.key)}::text[], ${rows.map((row) => row.value)}::text[]) AS given (key, value) USING (key)
    WHERE v.rule_set_id = ${ruleSetId} AND v.value <> given.value::jsonb`.execute(tx);
  return differing.map(({ key }) => key);
}

/** Rule sets with their values and sources, oldest first; one of them where an id is given. */
export async function readRuleSets(db: Reader, id?: number): Promise<RuleSetView[]> {
  let query = db.selectFrom('rule_set').selectAll().orderBy('valid_from').orderBy('id');
  if (id !== undefined) query = query.where('id', '=', id);
  const sets = await query.execute();
  const values = await db.selectFrom('rule_value').selectAll()
    .where('rule_set_id', 'in', sets.length > 0 ? sets.map((set) => set.id) : [0]).orderBy('key').execute();
  return sets.map((set) => ({
    slug: set.slug, name: set.name, follows: set.follows, validFrom: set.valid_from, validTo: set.valid_to,
    values: values.filter((value) => value.rule_set_id === set.id)
      .map(({ rule_set_id: _, dated, ...value }) => ({ ...value, date: dated })),
  }));
}
