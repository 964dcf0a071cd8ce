import type { Generated } from 'kysely';
import type { RetentionItem } from './rules/rule-set.ts';

/** Per kind: sealed value, the purpose it is kept for, when and by whom it was written. All four or none. */
export type SpecificDataTable = {
  person_id: string;
  health_sealed: Buffer | null; health_purpose: string | null; health_at: Date | null; health_by: string | null;
  finance_sealed: Buffer | null; finance_purpose: string | null; finance_at: Date | null; finance_by: string | null;
  record_sealed: Buffer | null; record_purpose: string | null; record_at: Date | null; record_by: string | null;
};

export type ConsentTable = {
  id: string; person_id: string; purpose: string; wording: number; given_at: Date; guardian_sealed: Buffer | null; by_self: boolean;
  recorded_at: Generated<Date>; recorded_by: string; withdrawn_at: Date | null; withdrawn_by: string | null; replaced_by: string | null;
};

export type LegalHoldTable = {
  id: string; person_id: string; reason: string; placed_by: string; placed_at: Generated<Date>;
  lifted_by: string | null; lifted_at: Date | null; lift_reason: string | null;
};

export type RetentionRunTable = {
  id: Generated<number>; scheme: string; path: string; on_date: string; expected: number; rules: string;
  started_by: string; started_at: Generated<Date>; finished_at: Date | null;
};

export type RetentionDoneTable = {
  run_id: number; person_id: string; item: RetentionItem; purpose: string; due: string; scheme: string; path: string; done_at: Generated<Date>;
};

export type SubjectRequestTable = {
  id: string; person_id: string; kind: 'access' | 'correction' | 'erasure' | 'restriction' | 'objection'; details_sealed: Buffer | null;
  by_self: boolean; filed_by: string; filed_at: Generated<Date>; due_at: Date; state: Generated<'open' | 'done' | 'refused'>;
  decided_by: string | null; decided_at: Date | null; answer_sealed: Buffer | null;
};

export type BreachTable = {
  id: string; scheme: string; path: string; happened: string; happened_at: string; discovered_at: Date; data_kinds: string[]; people: number | null;
  measures: string; notify_by: Date; rules: string; recorded_by: string; recorded_at: Generated<Date>;
};

export type BreachEventKind = 'notified_persons' | 'notified_authority' | 'notified_public' | 'measure' | 'note' | 'closed';
export type BreachEventTable = { id: Generated<number>; breach_id: string; kind: BreachEventKind; at: Date; note: string; recorded_by: string; recorded_at: Generated<Date> };

declare module '../../../kernel/db/schema.ts' {
  interface Schema {
    specific_data: SpecificDataTable; consent: ConsentTable; legal_hold: LegalHoldTable; retention_run: RetentionRunTable;
    retention_done: RetentionDoneTable; subject_request: SubjectRequestTable; breach: BreachTable; breach_event: BreachEventTable;
  }
}
