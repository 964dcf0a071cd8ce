import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { JoinReport } from './contract.ts';

/** What stood when a bundle left: a hash of the whole of every thing, by its key. */
export type Base = Readonly<Record<string, string>>;

export type HallBundleTable = {
  id: string; plenary_id: number; carrier: string; taken_by: string; taken_at: Generated<Date>; base_acts: number; base: JSONColumnType<Base, string, never>; officers: string[];
  ended: 'joined' | 'replaced' | 'lost' | null; ended_by: string | null; ended_at: Date | null; note: string | null; came_back: string | null; report: ColumnType<JoinReport | null, string | null, string | null>;
};

export type HallHeader = {
  readonly format: number; readonly kind: 'out'; readonly bundle: string; readonly plenary: number; readonly event: string; readonly eventName: string; readonly scheme: string; readonly path: string; readonly place: string;
  readonly carrier: string; readonly takenAt: string; readonly acts: number; readonly base: Base; readonly key: string;
};
/** The only row tells of what this house is the copy. */
export type HallHouseTable = { single: Generated<boolean>; bundle: string; plenary_id: number; header: JSONColumnType<HallHeader, string, never>; sha256: string; opened_at: Generated<Date>; finished_at: Date | null };
/** Append-only; written by a trigger. */
export type HallActDigestTable = { plenary_id: number; number: number; digest: string };

declare module '../../../../kernel/db/schema.ts' {
  interface Schema { hall_bundle: HallBundleTable; hall_house: HallHouseTable; hall_act_digest: HallActDigestTable }
}
