import type { ColumnType, Generated } from 'kysely';

export type RuleSetTable = {
  id: Generated<number>; slug: string; name: string; follows: string | null; valid_from: string; valid_to: string | null;
};

export type RuleValueTable = {
  rule_set_id: number; key: string; value: ColumnType<unknown, string, never>;
  law: string; number: string; year: number; article: string; dated: string | null; verified: boolean; note: string;
};

declare module '../../../kernel/db/schema.ts' {
  interface Schema { rule_set: RuleSetTable; rule_value: RuleValueTable }
}
