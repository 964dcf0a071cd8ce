import type { Generated } from 'kysely';

export type AssignmentTable = {
  id: Generated<number>; person_id: string; role: string; scheme: string; path: string; within: string | null;
  valid_from: Date; valid_until: Date | null; source: string; reason: string | null;
  granted_by: string; granted_at: Generated<Date>; revoked_by: string | null; revoked_at: Date | null; revoke_reason: string | null;
};

declare module '../../../kernel/db/schema.ts' {
  interface Schema { assignment: AssignmentTable }
}
