import type { Generated } from 'kysely';

export type EventTable = {
  id: Generated<number>; slug: string; name: string; kind: 'general' | 'regional';
  held_on: string; roll_id: number; rule_set_id: number; demo: Generated<boolean>;
};

declare module '../../../kernel/db/schema.ts' {
  interface Schema { event: EventTable }
}
