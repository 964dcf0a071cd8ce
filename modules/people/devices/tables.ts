import type { Generated } from 'kysely';

export type DeviceInviteTable = {
  id: string; code_hash: Buffer; assignment_id: number; issued_by: string; issued_at: Generated<Date>;
  expires_at: Date; used_at: Date | null; cancelled_at: Date | null; sent_to: string | null;
};

export type DeviceTable = {
  id: string; person_id: string; assignment_id: number; invite_id: string; public_key: Buffer; name: string; user_agent: string;
  enrolled_at: Generated<Date>; seen_at: Date | null; skew_ms: number | null;
  revoked_at: Date | null; revoked_by: string | null; revoke_reason: string | null;
};

export type DeviceReportTable = { id: Generated<number>; device_id: string; said_at: Date; received_at: Generated<Date>; note: string; message: string; signature: Buffer };

declare module '../../../kernel/db/schema.ts' {
  interface Schema { device_invite: DeviceInviteTable; device: DeviceTable; device_report: DeviceReportTable }
}
