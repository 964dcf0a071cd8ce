import type { Reader } from '../../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { isGenuine, unwrap, type Wrapped } from '../file/pack.ts';
import { readContent, type BackContent } from '../file/content.ts';
import { turn } from '../file/turn.ts';
import { unpackBundle } from '../file/unpack.ts';
import { bundleById, bundleKeys, type BundleRecord } from '../store/bundles.ts';
import { brokenLink, type RawAct } from '../store/hall-house.ts';
import { certificateKey, type Snapshot } from '../store/snapshot.ts';
import { frameOf } from '../store/hall-frame.ts';
import { replay } from '../rules/told/index.ts';
import { linesOf, tooOften } from '../rules/told/counts.ts';
import { shapeFlaw } from '../rules/told/shapes.ts';
import type { Flaw, Told } from '../rules/told/frame.ts';
import { cameIn, signingIn } from '../rules/told/signing-in.ts';
import { stateTold } from '../rules/told/steps.ts';
import { namesOf } from '../../../../people/index.ts';
import { mandateById } from '../../../../supervision/index.ts';
import { lastJudge } from '../../queries/judges.ts';
import { holdsAt } from '../../queries/mandates.ts';
import { isComingBy, sameName } from '../../rules/attendance.ts';
import type { Plenary } from '../../store/plenaries.ts';

/** What came back, found to be whole, genuine, of this plenary, and in force. `already`: this very file was joined before. */
export type Back = { readonly record: BundleRecord; readonly sha256: string; readonly already: boolean; readonly snapshot: Snapshot; readonly acts: readonly RawAct[] };

const foreign = (id: string, en: string): Problem => problem('bundle_foreign', { reason: { id, en } });
const old = (id: string, en: string): Problem => problem('bundle_old', { reason: { id, en } });
const unread = problem('bundle_damaged', { reason: { id: 'isinya bukan isi rapat pleno', en: 'its content is not that of a plenary' } });

/** Problems: bundle_damaged, bundle_foreign, bundle_old, bundle_chain_broken, bundle_untold, too_large: each before anything of it is used. */
export async function readBack(db: Reader, plenary: Plenary, file: Buffer): Promise<Result<Back>> {
  const wrapped = unwrap(file, 'back');
  if (!wrapped.ok) return wrapped;
  const known = await recordOf(db, plenary.id, wrapped.value);
  if (!known.ok) return known;
  const rows = await unpackBundle(wrapped.value);
  if (!rows.ok) return rows;
  const content = await readContent(rows.value);
  if (!content.ok) return content;
  const { header, snapshot, acts } = content.value;
  if (!isOf(header, known.value, acts.length)) return fail(unread);
  const [record, already] = [known.value, known.value.ended === 'joined'];
  // A file that was joined was found to be true, against what stood then.
  if (already) return ok({ record, sha256: wrapped.value.sha256, already, snapshot: { ...snapshot, state: stateTold({ acts }, snapshot.state.state) }, acts });
  const flaw = await flawIn(db, record, acts);
  if (flaw) return fail(flaw);
  const unknown = await strangerIn(db, plenary, record.takenAt, acts);
  if (unknown) return fail(unknown);
  const told: Told = { frame: await frameOf(db, plenary, record, acts), snapshot, acts };
  const end = await replay(told);
  if ('flaw' in end) return fail(problemOf(end.flaw) ?? unread);
  const last = await lastJudgeIn(db, plenary, end.snapshot, acts);
  return last ? fail(last) : ok({ record, sha256: wrapped.value.sha256, already, snapshot: end.snapshot, acts });
}

const isOf = (header: BackContent['header'], { id, plenary, baseActs }: BundleRecord, acts: number): boolean =>
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
  const served = turn();
  for (const act of acts) {
    linesOf(act);
    await served();
  }
  const often = problemOf(tooOften(acts));
  if (often) return often;
  for (const act of acts) {
    const flaw = problemOf(shapeFlaw(act));
    if (flaw) return flaw;
    await served();
  }
  const link = await brokenLink(db, acts, id);
  if (link !== null) return broken(link, 'isinya atau urutannya berubah', 'its words or its order were changed');
  const stranger = acts.find(({ actor }) => !officers.includes(actor));
  return stranger ? broken(stranger.number, 'pelakunya tidak termasuk pemimpin rapat yang dibawa', 'who did it is nobody of those who went along to lead') : null;
}

const problemOf = (flaw: Flaw): Problem | null => (flaw === null ? null : 'act' in flaw ? problem('bundle_chain_broken', { number: flaw.act, reason: flaw.why }) : problem('bundle_untold', { thing: flaw.thing }));

/** Of each number once, however often a file names it. */
async function mandatesOf(db: Reader, ids: ReadonlySet<number>): Promise<Map<number, Awaited<ReturnType<typeof mandateById>>>> {
  const found = new Map<number, Awaited<ReturnType<typeof mandateById>>>();
  for (const id of ids) found.set(id, await mandateById(db, id));
  return found;
}

/** Whoever is said to be a registered person is one, by that name; a mandate is theirs, of this election, held here when the copy left, and is for that contestant. */
async function strangerIn(db: Reader, plenary: Plenary, takenAt: Date, acts: readonly RawAct[]): Promise<Problem | null> {
  const came = cameIn(acts);
  const names = await namesOf(db, came.flatMap(({ who }) => who.person ?? []));
  const mandates = await mandatesOf(db, new Set(came.flatMap(({ who }) => who.mandate ?? [])));
  for (const { act: { number }, who } of came) {
    if (who.person !== null && !sameName(names.get(who.person) ?? '', who.name)) return broken(number, 'orang yang disebut tidak terdaftar di kantor dengan nama itu', 'the person named is not registered at the office by that name');
    const mandate = typeof who.mandate === 'number' ? mandates.get(who.mandate) : null;
    if (mandate === undefined || (mandate && (mandate.event !== plenary.slug || mandate.kind !== 'witness' || !holdsAt(mandate, plenary) || (mandate.revokedAt !== null && mandate.revokedAt < takenAt) || !isComingBy(who, mandate)))) return broken(number, 'kantor tidak mencatat mandat itu untuk saksi dan peserta itu, dengan suratnya', 'the office has no such mandate of that witness for that contestant, by that letter');
  }
  return null;
}

/** Whoever signed in the hall leaves somebody above who can still judge it. What was set aside by the end of the night goes nowhere, and binds nobody. */
async function lastJudgeIn(db: Reader, plenary: Plenary, { certificates }: Snapshot, acts: readonly RawAct[]): Promise<Problem | null> {
  const aside = new Set(certificates.filter(({ state }) => state === 'superseded').map(certificateKey));
  const { coming, ...others } = signingIn(acts, (contest, version) => aside.has(certificateKey({ contest_id: contest, version })));
  const last = await lastJudge(db, plenary, coming, others);
  return last ? broken(last.number, 'yang disebut ikut menandatangani adalah satu-satunya yang dapat menerima D.Hasil rapat ini dari tingkat atas', 'the signer named is the only one who can accept the D.Hasil of this plenary from above') : null;
}
