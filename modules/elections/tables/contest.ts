import type { Generated, JSONColumnType } from 'kysely';
import type { ContestType, VariantId } from '../../forms/index.ts';
import type { BallotInput } from '../contract.ts';

export type ContestTable = {
  id: Generated<number>; event_id: number; slug: string; type: ContestType; name: string; district: string;
  region_id: number; variant: VariantId; ballot: JSONColumnType<BallotInput>; channels: string[];
  frozen: Generated<boolean>; stamp: Generated<string>;
};

export type ContestRegionTable = { contest_id: number; region_id: number };

declare module '../../../kernel/db/schema.ts' {
  interface Schema { contest: ContestTable; contest_region: ContestRegionTable }
}
