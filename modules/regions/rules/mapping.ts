import { z } from 'zod';
import { NODE_LEVELS, NodeLevel, UnitType } from '../contract.ts';

const Column = z.string().min(1).max(200);

/**
 * How a file of regions is to be read: one row per region on any level, in any order.
 * Keys that only other imports use (such as `figures`) are left alone, so that one file may serve several.
 */
export const RegionMapping = z.object({
  /** Column with the level, and which of its values means which level. */
  level: z.object({ column: Column, values: z.record(z.string(), NodeLevel) }),
  /** Column with the node's own code. */
  code: Column,
  /** Column with the code of the node above; empty or '0' above a province. */
  parent: Column,
  /** Column with the name; where there is none, `path` holds names from the top down, parted by '/'. */
  name: Column.optional(),
  path: Column.optional(),
  /** Column with other names, parted by ';'. */
  aliases: Column.optional(),
}).refine((mapping) => mapping.name !== undefined || mapping.path !== undefined, { message: 'name atau path harus ada', path: ['name'] });
export type RegionMapping = z.infer<typeof RegionMapping>;

/** How a file of stations with their voters is to be read: one row per station. */
export const VoterMapping = z.object({
  /** The village's code (or path) stands in this column. */
  region: z.object({ levels: z.object({ village: z.object({ code: Column }) }) }),
  station: Column,
  voters: z.object({ male: Column, female: Column }),
  /** Column with the unit type; without it, the rules of data/unit-types.json decide. */
  unit: z.object({ column: Column, values: z.record(z.string(), UnitType) }).optional(),
  /** Values that mean "not known", by column; an empty cell always does. */
  absent: z.record(z.string(), z.array(z.string())).default({}),
});
export type VoterMapping = z.infer<typeof VoterMapping>;

const OWN_LEVELS = Object.fromEntries(NODE_LEVELS.map((level) => [level, level]));

/** The columns of our own template, which the export writes and the import reads without being told. */
export const REGION_COLUMNS = ['level', 'parent', 'code', 'name', 'aliases'] as const;
export const REGION_TEMPLATE: RegionMapping = {
  level: { column: 'level', values: OWN_LEVELS }, parent: 'parent', code: 'code', name: 'name', aliases: 'aliases',
};

export const STATION_COLUMNS = ['village', 'station', 'unit', 'voters_male', 'voters_female'] as const;
export const STATION_TEMPLATE: VoterMapping = {
  region: { levels: { village: { code: 'village' } } }, station: 'station', voters: { male: 'voters_male', female: 'voters_female' },
  unit: { column: 'unit', values: Object.fromEntries(UnitType.options.map((one) => [one, one])) }, absent: {},
};
