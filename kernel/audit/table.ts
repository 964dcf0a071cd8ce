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

/** The entries of one statement, sealed together and hung on their lane; written by a trigger only (db/migrations/0007_trail.sql). */
export type AuditLinkTable = { lane: number; n: number; entries: number[]; digests: Buffer; digest: Buffer };

declare module '../db/schema.ts' {
  interface Schema {
    audit_entry: AuditEntryTable;
    audit_link: AuditLinkTable;
  }
}
