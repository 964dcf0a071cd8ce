import { sql } from 'kysely';
import { z } from 'zod';
import { createHash } from 'node:crypto';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import { moment } from '../../../../../kernel/moment.ts';
import { canonicalJson } from '../../certificates/rules/canonical.ts';
import { CAPACITIES } from '../../contract.ts';
import { isSameWritten, writtenOf } from '../../rules/put-right.ts';
import { CERTIFICATE_STATES, LINE_STATES, PLENARY_STATES } from '../../states.ts';
import type { Thing } from '../rules/compare.ts';
import { turn } from '../file/turn.ts';
import type { Base } from '../tables.ts';

const Id = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const Small = z.number().int().min(0).max(2_147_483_647);
/** As the database writes it; a day that no calendar has is none. */
export const Moment = moment().refine((at) => at >= '1900' && at < '9999');
const Short = z.number().int().min(0).max(32_767);
const Text = z.string().max(2000);
/** Figures in the order of a form; null = absent. Looked at as one, for a night has millions of them. */
export const Row = z.custom<(number | null)[]>((value) => Array.isArray(value) && value.length <= 5000 && value.every((figure: unknown) => figure === null || (Number.isSafeInteger(figure) && (figure as number) >= 0)));

/** Rows of a plenary as the database writes them in JSON; of a file from outside they are checked by these. */
export const RawLine = z.object({
  contest_id: Small, region_id: Small, region: z.string().max(130), station: Short, state: z.enum(LINE_STATES), written: Row.nullable(), written_from: z.enum(['accepted', 'entry', 'certificate', 'typed']).nullable(), figures: Row.nullable(),
  corrected: z.array(Short).max(5000), reason: Text.nullable(), evidence: Text.nullable(), asked_by: Text.nullable(), agreed_by: z.array(z.string().max(120)).max(200), certificate_id: Id.nullable(), misread: Row.nullable(), misread_why: Text.nullable(), replaced: Row.nullable(), replaced_by: Text.nullable(),
  changed_at: Moment.nullable(), changed_by: z.string().max(64).nullable(), changes: Small,
});
export const RawAttendance = z.object({
  id: Small, name: z.string().min(1).max(120), capacity: z.enum(CAPACITIES), contest_type: z.string().max(20).nullable(), contestant: Short.nullable(), letter: z.string().max(100).nullable(), person_id: z.string().max(64).nullable(), mandate_id: Id.nullable(), without_mandate: z.string().min(3).max(300).nullable(), came_at: Moment, left_at: Moment.nullable(),
});
export const RawObjection = z.object({
  number: Small.min(1), contest_id: Small.nullable(), region_id: Small.nullable(), station: Short.nullable(), raised_by: Small, matter: Text.min(3), kind: z.enum(['objection', 'special_event']), outcome: z.enum(['open', 'accepted', 'rejected', 'recommended']), answer: Text.nullable(),
});
export const RawGroup = z.object({ number: Small.min(1).max(20), name: z.string().min(1).max(80), regions: z.array(Small).max(2000) });
export const RawSignature = z.object({ attendance_id: Small, signed: z.boolean(), reason: z.string().max(500).nullable(), at: Moment });
export const RawCertificate = z.object({
  id: Id, contest_id: Small, region_id: Small, version: Short.min(1), state: z.enum(CERTIFICATE_STATES), figures: Row, broken: z.array(z.string().max(10)).max(40), hash: z.string().regex(/^[0-9a-f]{64}$/), drawn_up_at: Moment, drawn_up_by: z.string().max(64),
  note: Text.nullable(), body: z.string().max(20_000_000), signatures: z.array(RawSignature).max(500),
});
export const RawState = z.object({ state: z.enum(PLENARY_STATES), opened_at: Moment.nullable(), closed_at: Moment.nullable(), resumes_at: Moment.nullable() });
export type RawLine = z.infer<typeof RawLine>;
export type RawCertificate = z.infer<typeof RawCertificate>;

/** A plenary with all that its minutes made of it. Lines only as far as somebody touched them. */
export const Snapshot = z.object({
  state: RawState, lines: z.array(RawLine).max(200_000), attendance: z.array(RawAttendance).max(10_000), objections: z.array(RawObjection).max(10_000), groups: z.array(RawGroup).max(20), certificates: z.array(RawCertificate).max(10_000),
});
export type Snapshot = z.infer<typeof Snapshot>;

export async function snapshotOf(db: Reader, plenary: number): Promise<Snapshot> {
  const { rows } = await sql<{ snapshot: Snapshot }>`
    SELECT jsonb_build_object(
      'state', (SELECT jsonb_build_object('state', state, 'opened_at', opened_at, 'closed_at', closed_at, 'resumes_at', resumes_at) FROM plenary WHERE id = ${plenary}),
      'lines', COALESCE((SELECT jsonb_agg(to_jsonb(l) - 'plenary_id' || jsonb_build_object('region', r.path) ORDER BY l.contest_id, r.path, l.station) FROM plenary_line l JOIN region r ON r.id = l.region_id WHERE l.plenary_id = ${plenary} AND l.changes > 0), '[]'),
      'attendance', COALESCE((SELECT jsonb_agg(to_jsonb(a) - 'plenary_id' ORDER BY a.id) FROM plenary_attendance a WHERE a.plenary_id = ${plenary}), '[]'),
      'objections', COALESCE((SELECT jsonb_agg(to_jsonb(o) - 'plenary_id' ORDER BY o.number) FROM plenary_objection o WHERE o.plenary_id = ${plenary}), '[]'),
      'groups', COALESCE((SELECT jsonb_agg(jsonb_build_object('number', g.number, 'name', g.name, 'regions', g.regions) ORDER BY g.number) FROM plenary_group g WHERE g.plenary_id = ${plenary}), '[]'),
      'certificates', COALESCE((SELECT jsonb_agg(to_jsonb(c) - 'plenary_id' || jsonb_build_object('body', d.body, 'signatures',
          COALESCE((SELECT jsonb_agg(to_jsonb(s) - 'certificate_id' ORDER BY s.attendance_id) FROM certificate_signature s WHERE s.certificate_id = c.id), '[]')) ORDER BY c.contest_id, c.version)
        FROM certificate c JOIN certificate_document d ON d.certificate_id = c.id WHERE c.plenary_id = ${plenary}), '[]')) AS snapshot`.execute(db);
  const found = rows[0];
  if (!found) throw new Error(`plenary ${plenary} is not there`);
  return found.snapshot;
}

export const lineKey = ({ contest_id: contest, region, station }: Pick<RawLine, 'contest_id' | 'region' | 'station'>): string => `line:${contest}/${region}/${station}`;
export const certificateKey = ({ contest_id: contest, version }: Pick<RawCertificate, 'contest_id' | 'version'>): string => `certificate:${contest}/${version}`;
/** Written down by mistake: left at the very moment they came. */
export const isStruck = ({ came_at: came, left_at: left }: Pick<Snapshot['attendance'][number], 'came_at' | 'left_at'>): boolean => left === came;
/** Is somebody written down otherwise than before, or struck since? Who only left is not. */
export const isPutRight = (before: Snapshot['attendance'][number] | undefined, now: Snapshot['attendance'][number]): boolean =>
  before !== undefined && (isStruck(before) !== isStruck(now) || !isSameWritten(writtenOf(before), writtenOf(now)));
const thing = (whole: unknown, face: unknown = whole): Thing => ({ whole: canonicalJson(whole), face: canonicalJson(face) });

/** Every thing of a plenary by its key. Moments, numbers of rows and who wrote it are no part of what it says. */
export const thingsOf = (snapshot: Snapshot): Map<string, Thing> => new Map(eachThing(snapshot));

/** The same; a night is long, and others are served meanwhile. `make` = what is kept of each. */
export async function thingsInTurns(snapshot: Snapshot, make: (one: Thing) => Thing = (one) => one): Promise<Map<string, Thing>> {
  const [things, served] = [new Map<string, Thing>(), turn()];
  for (const [key, one] of eachThing(snapshot)) {
    things.set(key, make(one));
    await served();
  }
  return things;
}

function* eachThing({ state, lines, attendance, objections, groups, certificates }: Snapshot): Generator<readonly [string, Thing]> {
  yield* [['state', thing(state.state)], ['groups', thing(groups)]] as const;
  for (const { changed_at: _at, changed_by: _by, changes: _times, region_id: _id, ...line } of lines) yield [lineKey(line), thing(line, { state: line.state, figures: line.figures })];
  for (const { came_at: came, left_at: left, ...person } of attendance) yield [`attendance:${person.id}`, thing({ ...person, left: left !== null, ...(isStruck({ came_at: came, left_at: left }) ? { struck: true } : {}) })];
  for (const one of objections) yield [`objection:${one.number}`, thing(one)];
  for (const { id: _id, body: _body, drawn_up_at: _at, drawn_up_by: _by, figures: _figures, broken: _broken, ...one } of certificates) {
    const signatures = one.signatures.map(({ at: _when, ...rest }) => rest);
    // While it is being signed, who has signed or refused is what two sides may tell otherwise.
    yield [certificateKey(one), thing({ ...one, signatures }, { hash: one.hash, state: one.state, ...(one.state === 'read_back' ? { signatures } : {}) })];
  }
}

export const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
/** What is remembered of a snapshot: a hash of the whole of every thing. */
export const baseOf = (snapshot: Snapshot): Base => Object.fromEntries([...thingsOf(snapshot)].map(([key, { whole }]) => [key, short(whole)]));
/** Things with their wholes as the base remembers them. */
export const hashed = ({ whole, face }: Thing): Thing => ({ whole: short(whole), face });
