import { z } from 'zod';

export const LEVELS = ['national', 'province', 'regency', 'subdistrict', 'village', 'station'] as const;
export const Level = z.enum(LEVELS);
export type Level = z.infer<typeof Level>;

/** The levels that are nodes of a region tree; a station is a village and a number. */
export const NODE_LEVELS = ['national', 'province', 'regency', 'subdistrict', 'village'] as const;
export const NodeLevel = z.enum(NODE_LEVELS);
export type NodeLevel = z.infer<typeof NodeLevel>;

/** One way of coding the country: 'kemendagri', 'kpu-2019', ... */
export const Scheme = z.string().regex(/^[a-z][a-z0-9-]{1,19}$/);

/** A calendar date of our times, 2024-02-14; PostgreSQL knows no year 0. */
export const IsoDate = z.iso.date().refine((day) => day >= '1900-01-01' && day < '2200-01-01');

/** Region path: codes joined by dots, '' = the whole nation. '16.71.04.1001' is a kelurahan of Palembang. */
export const RegionPath = z.string().max(120).regex(/^$|^-?[0-9A-Za-z]+(\.-?[0-9A-Za-z]+){0,3}$/);

export const UNIT_TYPES = ['regular', 'special', 'noken', 'overseas_tps', 'overseas_mobile', 'overseas_post'] as const;
export const UnitType = z.enum(UNIT_TYPES);
export type UnitType = z.infer<typeof UnitType>;

export const RegionRef = z.object({ path: RegionPath, code: z.string(), name: z.string(), level: Level });
export type RegionRef = z.infer<typeof RegionRef>;

export const RegionChange = z.object({
  date: z.string(),
  kind: z.enum(['new', 'renamed', 'split', 'merged', 'moved', 'ended']),
  from: z.array(RegionRef),
  to: z.array(RegionRef),
  source: z.string(),
});
export type RegionChange = z.infer<typeof RegionChange>;

/** One region page: itself, its ancestors (nation first), its children, what changed and when. */
export const RegionPage = z.object({
  region: RegionRef.extend({ validFrom: z.string().nullable(), validTo: z.string().nullable(), aliases: z.array(z.string()) }),
  ancestors: z.array(RegionRef),
  children: z.array(RegionRef.extend({ villages: z.number(), stations: z.number(), voters: z.number().nullable() })),
  counts: z.object({
    regencies: z.number(), subdistricts: z.number(), villages: z.number(),
    stations: z.number(), votersMale: z.number().nullable(), votersFemale: z.number().nullable(),
  }),
  changes: z.array(RegionChange),
});
export type RegionPage = z.infer<typeof RegionPage>;

export const RegionHit = RegionRef.extend({ score: z.number(), ancestors: z.array(RegionRef), station: z.number().nullable() });
export type RegionHit = z.infer<typeof RegionHit>;

/** Several paths in one parameter, '16.71,16.72'; '' = the whole nation. */
const WithinPaths = z.string().max(4000).refine((text) => text.split(',').every((path) => RegionPath.safeParse(path).success));

export const SearchQuery = z.object({
  q: z.string().trim().min(1).max(100),
  scheme: Scheme.default('kemendagri'),
  level: Level.optional(),
  on: IsoDate.optional(),
  /** Only these regions and what lies in them, told apart before the limit. */
  within: WithinPaths.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
