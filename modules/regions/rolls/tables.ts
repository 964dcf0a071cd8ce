import type { GeneratedAlways } from 'kysely';
import type { UnitType } from '../contract.ts';

export type RollTable = { id: GeneratedAlways<number>; slug: string; scheme: string; name: string; valid_on: string };

export type PollingStationTable = {
  roll_id: number; village_id: number; number: number; unit_type: UnitType;
  voters_male: number | null; voters_female: number | null;
};

export type RollRegionTable = {
  roll_id: number; region_id: number; stations: number; voters_male: number | null; voters_female: number | null;
};

declare module '../../../kernel/db/schema.ts' {
  interface Schema {
    roll: RollTable;
    polling_station: PollingStationTable;
    roll_region: RollRegionTable;
  }
}
