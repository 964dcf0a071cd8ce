import type { Generated } from 'kysely';
import type { Publication } from '../contract.ts';

export type EventTable = {
  id: Generated<number>; slug: string; name: string; kind: 'general' | 'regional';
  held_on: string; roll_id: number; rule_set_id: number; demo: Generated<boolean>;
  publication: Generated<Publication>;
};

declare module '../../../kernel/db/schema.ts' {
  interface Schema { event: EventTable }
}
