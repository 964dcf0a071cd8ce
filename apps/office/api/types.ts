import type { z } from 'zod';
import type { Grant } from '../../../kernel/access.ts';
import type { Lang, Text } from '../../../kernel/text.ts';
import type { ContestPage as ContestPageSchema, ContestSummary as ContestSchema, EventSummary as EventSchema } from '../../../modules/elections/contract.ts';
import type { Official as OfficialSchema, RecountReport as RecountSchema, ResultPage as ResultPageSchema, ResultRow as ResultRowSchema, Tally as TallySchema } from '../../../modules/recapitulation/contract.ts';
import type { RegionHit as HitSchema, RegionPage as RegionPageSchema, RegionRef as RefSchema } from '../../../modules/regions/contract.ts';
import type {
  FindingView as FindingSchema, RecordedSheets as RecordedSchema, RecordSheets as RecordSchema,
  SheetList as ListSchema, SheetPage as SheetPageSchema, SheetState as StateSchema, SheetVersionView as VersionSchema,
} from '../../../modules/sheets/contract.ts';

/** The wire, seen from the office: types only, so that no server code enters the bundle. */
export type ContestPage = z.infer<typeof ContestPageSchema>;
export type ContestSummary = z.infer<typeof ContestSchema>;
export type Contestant = ContestPage['contestants'][number];
export type EventSummary = z.infer<typeof EventSchema>;
export type Finding = z.infer<typeof FindingSchema>;
export type FormCell = ContestPage['cells'][number];
export type Figures = Record<string, number | null>;
export type Level = RegionRef['level'];
export type Official = z.infer<typeof OfficialSchema>;
export type Recorded = z.infer<typeof RecordedSchema>;
export type RecordSheets = z.input<typeof RecordSchema>;
export type RecountReport = z.infer<typeof RecountSchema>;
export type RegionHit = z.infer<typeof HitSchema>;
export type RegionPage = z.infer<typeof RegionPageSchema>;
export type RegionRef = z.infer<typeof RefSchema>;
export type ResultPage = z.infer<typeof ResultPageSchema>;
export type ResultRow = z.infer<typeof ResultRowSchema>;
export type SheetList = z.infer<typeof ListSchema>;
export type SheetPage = z.infer<typeof SheetPageSchema>;
export type SheetState = z.infer<typeof StateSchema>;
export type SheetVersion = z.infer<typeof VersionSchema>;
export type StationRow = SheetList['rows'][number];
export type Tally = z.infer<typeof TallySchema>;

/** Who acts, and with which verbs on which region paths. */
export type Session = {
  actor: { id: string; name: string; /** Null = nobody signed in. */ lang: Lang | null; roles: Grant[]; verbs: string[]; duties: { role: Text; region: string }[] };
  demoActors: { id: string; name: string; role: string; region: string }[];
  demo: boolean;
  signedIn: boolean;
  /** Whether e-mail, and WhatsApp and SMS, find a way out of this house. */
  delivers: { email: boolean; phone: boolean };
  /** On the laptop of a hall the plenary that it carries; null in an office. */
  hall: { event: string; place: string } | null;
};

/** One line of the trail: who did what, where, when. */
export type AuditRow = {
  id: number;
  at: string;
  actor: string;
  /** null = nobody whose name the house knows. */
  actorName: string | null;
  action: string;
  scheme: string;
  /** '' = the nation, or no place of its own. */
  region: string;
  thing: string;
  /** The name where the thing is a person. */
  thingName: string | null;
  details: Record<string, unknown>;
};
export type AuditPage = { rows: AuditRow[]; after: number | null };
