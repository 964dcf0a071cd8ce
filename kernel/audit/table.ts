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

/** The entries of one statement, sealed together; written by triggers only (db/migrations/0007_trail.sql). */
export type AuditBlockTable = { id: Generated<number>; entries: number[]; digests: Buffer };

/** Where a block hangs in its lane; written by triggers only. */
export type AuditLinkTable = { lane: number; n: number; block_id: number; digest: Buffer };

declare module '../db/schema.ts' {
  interface Schema {
    audit_entry: AuditEntryTable;
    audit_block: AuditBlockTable;
    audit_link: AuditLinkTable;
  }
}
