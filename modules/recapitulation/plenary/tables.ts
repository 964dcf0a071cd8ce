import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ContestType } from '../../forms/index.ts';
import type { Capacity, LineRef, ObjectionView, PlenaryLevel } from './contract.ts';
import type { CertificateState, LineState, PlenaryState } from './states.ts';

export type PlenaryTable = {
  id: Generated<number>; event_id: number; region_id: number; scheme: string; path: string; level: PlenaryLevel; state: PlenaryState; place: string; agenda: string | null;
  resumes_at: ColumnType<Date | null, string | null, string | null>; planned_for: ColumnType<Date | null, string | null, string | null>;
  opened_at: Date | null; closed_at: Date | null; acts: Generated<number>;
};

/** The minutes: append-only. */
export type PlenaryActTable = { plenary_id: number; number: number; act: string; actor: string; at: Generated<Date>; details: JSONColumnType<Record<string, unknown>, string, never> };

export type PlenaryGroupTable = { plenary_id: number; number: number; name: string; regions: number[]; showing: ColumnType<LineRef | null, string | null, string | null>;
  /** Who presents here since when, and how many lines so far. */ shown_by: ColumnType<string | null, string | null | undefined, string | null>; shown_since: ColumnType<Date | null, Date | null | undefined, Date | null>; shown_lines: Generated<number>;
};

export type PlenaryAttendanceTable = {
  plenary_id: number; id: number; name: string; capacity: Capacity; contest_type: ContestType | null; contestant: number | null; letter: string | null;
  person_id: string | null; came_at: Date; left_at: Date | null; /** Of a witness: by which mandate, or why without one. */ mandate_id: number | null; without_mandate: string | null;
};

/** Figures in the order of the form's cells, NULL = absent. `figures` are those last confirmed; a line that waits again keeps them. */
export type PlenaryLineTable = {
  plenary_id: number; contest_id: number; region_id: number; station: number; state: LineState; written: (number | null)[] | null; written_from: 'accepted' | 'entry' | 'certificate' | 'typed' | null; figures: (number | null)[] | null;
  corrected: Generated<number[]>; reason: string | null; evidence: string | null; asked_by: string | null; agreed_by: Generated<string[]>;
  /** What the quick way had agreed on and the paper did not say when it was first read. */ misread: (number | null)[] | null; misread_why: string | null;
  /** What the station's own people had typed and an office put other figures in place of, and the name of who did. */ replaced: (number | null)[] | null; replaced_by: string | null;
  certificate_id: number | null; changed_at: Date | null; changed_by: string | null; changes: Generated<number>;
};

export type PlenaryObjectionTable = {
  plenary_id: number; number: number; contest_id: number | null; region_id: number | null; station: number | null; raised_by: number; matter: string;
  kind: ObjectionView['kind']; outcome: Generated<ObjectionView['outcome']>; answer: string | null;
};

export type CertificateTable = {
  id: Generated<number>; plenary_id: number; contest_id: number; region_id: number; version: number; state: CertificateState; figures: (number | null)[];
  broken: string[]; hash: string; drawn_up_at: Generated<Date>; drawn_up_by: string; note: string | null;
};

/** Append-only: the canonical text whose SHA-256 the certificate bears. */
export type CertificateDocumentTable = { certificate_id: number; body: string };

/** Append-only. */
export type CertificateSignatureTable = { certificate_id: number; attendance_id: number; signed: boolean; reason: string | null; at: Generated<Date> };

export type RecapAlarmTable = {
  id: Generated<number>; event_id: number; scheme: string; path: string; contest_id: number; what: string; details: JSONColumnType<Record<string, unknown>, string, never>;
  raised_at: Generated<Date>; answered_by: string | null; answer: string | null; answered_at: Date | null;
};

declare module '../../../kernel/db/schema.ts' {
  interface Schema {
    plenary: PlenaryTable; plenary_act: PlenaryActTable; plenary_group: PlenaryGroupTable; plenary_attendance: PlenaryAttendanceTable; plenary_line: PlenaryLineTable;
    plenary_objection: PlenaryObjectionTable; certificate: CertificateTable; certificate_document: CertificateDocumentTable; certificate_signature: CertificateSignatureTable; recap_alarm: RecapAlarmTable;
  }
}
