import type { Generated, GeneratedAlways } from 'kysely';
import type { NodeLevel } from '../contract.ts';

export type RegionTable = {
  id: GeneratedAlways<number>; scheme: string; code: string; path: string; parent_id: number | null;
  level: NodeLevel; name: string; aliases: Generated<string[]>; search: string;
  valid_from: string | null; valid_to: string | null; source: string;
};

export type RegionChangeTable = {
  id: GeneratedAlways<number>; scheme: string;
  kind: 'new' | 'renamed' | 'split' | 'merged' | 'moved' | 'ended';
  on_date: string; from_ids: number[]; to_ids: number[]; source: string;
};

declare module '../../../kernel/db/schema.ts' {
  interface Schema {
    region: RegionTable;
    region_change: RegionChangeTable;
  }
}
