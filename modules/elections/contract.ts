import { z } from 'zod';
import { RegionRef } from '../regions/contract.ts';

export const CONTEST_TYPES = ['ppwp', 'dpd', 'dpr', 'dprd_prov', 'dprd_kab', 'governor', 'mayor'] as const;
export const ContestType = z.enum(CONTEST_TYPES);

export const Contestant = z.object({
  number: z.number().int(),
  name: z.string(),
  shortName: z.string().nullable(),
  /** Colour for charts, never the only signal. */
  color: z.string().nullable(),
  candidates: z.array(z.object({ number: z.number().int(), name: z.string() })).optional(),
});
export type Contestant = z.infer<typeof Contestant>;

export const ContestSummary = z.object({
  id: z.number().int(),
  slug: z.string(),
  type: ContestType,
  name: z.string(),
  /** The smallest region that holds the whole electoral district. */
  region: RegionRef,
  district: z.string(),
  channels: z.array(z.string()),
});
export type ContestSummary = z.infer<typeof ContestSummary>;

export const EventSummary = z.object({
  id: z.number().int(),
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['general', 'regional']),
  date: z.string(),
  scheme: z.string(),
  demo: z.boolean(),
  contests: z.array(ContestSummary),
});
export type EventSummary = z.infer<typeof EventSummary>;

/** A cell of the form as a screen lays it out, in the paper's own order. */
export const FormCell = z.object({
  id: z.string(), section: z.string(), page: z.number().int(),
  label: z.object({ id: z.string(), en: z.string() }),
});

export const ContestPage = ContestSummary.extend({
  event: EventSummary.omit({ contests: true }),
  variant: z.string(),
  contestants: z.array(Contestant),
  /** Cell that carries a contestant's votes: 'C.1', or 'P.1.B' for a party total. */
  contestantCells: z.array(z.string()),
  cells: z.array(FormCell),
  sections: z.array(z.object({ id: z.string(), label: z.object({ id: z.string(), en: z.string() }) })),
  ruleSet: z.object({
    name: z.string(),
    values: z.array(z.object({
      key: z.string(), value: z.unknown(), law: z.string(), number: z.string(), year: z.number(),
      article: z.string(), date: z.string().nullable(), verified: z.boolean(), note: z.string(),
    })),
  }),
});
export type ContestPage = z.infer<typeof ContestPage>;
