import type { Generated, JSONColumnType } from 'kysely';

export type AuditEntryTable = {
  id: Generated<number>;
  at: Generated<Date>;
  actor: string;
  action: string;
  scheme: string;
  path: string;
  thing: string;
  details: JSONColumnType<Record<string, unknown>>;
};

declare module '../db/schema.ts' {
  interface Schema {
    audit_entry: AuditEntryTable;
  }
}
