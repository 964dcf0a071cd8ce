import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { canonicalJson } from '../../certificates/rules/canonical.ts';
import { LINE_STATES } from '../../states.ts';
import { isGenuine, unpackBundle, unwrap, type Wrapped } from '../file/pack.ts';
import { bundleById, bundleKeys, type BundleRecord } from '../store/bundles.ts';
import { brokenLink, type RawAct } from '../store/hall-house.ts';
import { baseOf, certificateKey, lineKey, Snapshot } from '../store/snapshot.ts';

const Moment = z.string().min(10).max(40).refine((text) => !Number.isNaN(Date.parse(text)));
const Act: z.ZodType<RawAct> = z.object({ number: z.number().int().min(1).max(2_147_483_647), act: z.string().regex(/^[a-z_]{2,40}$/), actor: z.string().min(1).max(64), at: Moment, details: z.record(z.string(), z.unknown()), digest: z.string().regex(/^[0-9a-f]{64}$/) });
const Header = z.object({ bundle: z.string(), plenary: z.number(), acts: z.number().int().min(0), after: z.number().int().min(0) });
/** A line as the minutes tell it. */
const ToldLine = z.object({ contest: z.number(), region: z.string(), station: z.number(), state: z.enum(LINE_STATES), figures: z.array(z.number().nullable()).nullable(), reason: z.string().nullable() });
export type ToldLine = z.infer<typeof ToldLine>;

/** What came back, found to be whole, genuine, of this plenary, and in force. `already`: this very file was joined before. */
export type Back = { readonly record: BundleRecord; readonly sha256: string; readonly already: boolean; readonly snapshot: Snapshot; readonly acts: readonly RawAct[] };

const foreign = (id: string, en: string): Problem => problem('bundle_foreign', { reason: { id, en } });
const old = (id: string, en: string): Problem => problem('bundle_old', { reason: { id, en } });
const unread = problem('bundle_damaged', { reason: { id: 'isinya tidak sesuai dengan risalahnya', en: 'its content does not follow from its minutes' } });

/** Problems: bundle_damaged, bundle_foreign, bundle_old, bundle_chain_broken, too_large: each before anything of it is used. */
export async function readBack(db: Reader, plenary: number, file: Buffer): Promise<Result<Back>> {
  const wrapped = unwrap(file, 'back');
  if (!wrapped.ok) return wrapped;
  const known = await recordOf(db, plenary, wrapped.value);
  if (!known.ok) return known;
  const rows = await unpackBundle(wrapped.value);
  if (!rows.ok) return rows;
  const [header, snapshot, acts] = [Header.safeParse(rows.value.get('header')?.[0]), Snapshot.safeParse(rows.value.get('snapshot')?.[0]), z.array(Act).max(200_000).safeParse(rows.value.get('act') ?? [])];
  if (!header.success || !snapshot.success || !acts.success || !isOf(header.data, known.value, acts.data.length)) return fail(unread);
  const flaw = await flawIn(db, known.value, acts.data) ?? (follows(known.value, snapshot.data, acts.data) ? null : unread);
  if (flaw) return fail(flaw);
  return ok({ record: known.value, sha256: wrapped.value.sha256, already: known.value.ended === 'joined', snapshot: snapshot.data, acts: acts.data });
}

const isOf = (header: z.output<typeof Header>, { id, plenary, baseActs }: BundleRecord, acts: number): boolean =>
  header.bundle === id && header.plenary === plenary && header.after === baseActs && header.acts === acts;

async function recordOf(db: Reader, plenary: number, wrapped: Wrapped): Promise<Result<BundleRecord>> {
  const record = await bundleById(db, wrapped.bundle);
  if (!record) return fail(foreign('kantor ini tidak pernah mengeluarkan salinan itu', 'this office never took out that copy'));
  if (!bundleKeys(record.id).some((key) => isGenuine(wrapped, key))) return fail(foreign('segelnya bukan segel salinan itu', 'its seal is not that of the copy'));
  if (record.plenary !== plenary) return fail(foreign('berkas itu milik rapat pleno lain', 'the file belongs to another plenary'));
  if (record.ended === 'replaced') return fail(old('Sesudah salinan itu sudah diambil salinan yang lebih baru.', 'A newer copy was taken out after this one.'));
  if (record.ended === 'joined' && record.cameBack !== wrapped.sha256) return fail(old('Salinan itu sudah digabung dari berkas lain.', 'That copy was joined from another file already.'));
  return ok(record);
}

const broken = (number: number, id: string, en: string): Problem => problem('bundle_chain_broken', { number, reason: { id, en } });

/** Numbers without a gap, each act hanging on the one before, by people who went along. */
async function flawIn(db: Reader, { id, baseActs, officers }: BundleRecord, acts: readonly RawAct[]): Promise<Problem | null> {
  const gap = acts.findIndex(({ number }, at) => number !== baseActs + 1 + at);
  if (gap >= 0) return broken(baseActs + 1 + gap, 'nomornya terlompat', 'its number is skipped');
  const link = await brokenLink(db, acts, id);
  if (link !== null) return broken(link, 'isinya atau urutannya berubah', 'its words or its order were changed');
  const stranger = acts.find(({ actor }) => !officers.includes(actor));
  return stranger ? broken(stranger.number, 'pelakunya tidak termasuk pemimpin rapat yang dibawa', 'who did it is nobody of those who went along to lead') : null;
}

/** The lines that an act of the minutes tells of. */
export const linesTold = ({ details }: RawAct): ToldLine[] => {
  const told = z.array(ToldLine).safeParse(details['lines']);
  return told.success ? told.data : [];
};
const said = (acts: readonly RawAct[], act: string, name: string): Set<unknown> => new Set(acts.filter((one) => one.act === act).map(({ details }) => details[name]));

/** Does everything that is not as it left follow from the minutes? */
function follows({ base }: BundleRecord, snapshot: Snapshot, acts: readonly RawAct[]): boolean {
  const told = new Map(acts.flatMap((act) => linesTold(act).map((line) => [lineKey({ contest_id: line.contest, region: line.region, station: line.station }), line])));
  const now = baseOf(snapshot);
  if (Object.keys(base).some((key) => !(key in now))) return false;
  const isChanged = (key: string): boolean => now[key] !== base[key];
  const linesFit = snapshot.lines.every((line) => {
    const last = told.get(lineKey(line));
    return last ? last.state === line.state && canonicalJson(last.figures) === canonicalJson(line.figures) : !isChanged(lineKey(line));
  });
  const [came, left, raised, answered, drawn] = [said(acts, 'attend', 'id'), said(acts, 'leave', 'id'), said(acts, 'raise_objection', 'number'), said(acts, 'answer_objection', 'number'), said(acts, 'certificate_draw_up', 'hash')];
  return linesFit && [...told.keys()].every((key) => key in now)
    && snapshot.attendance.every(({ id }) => !isChanged(`attendance:${id}`) || came.has(id) || left.has(id))
    && snapshot.objections.every(({ number }) => !isChanged(`objection:${number}`) || raised.has(number) || answered.has(number))
    && snapshot.certificates.every((one) => createHash('sha256').update(one.body, 'utf8').digest('hex') === one.hash && (base[certificateKey(one)] !== undefined || drawn.has(one.hash)));
}
