import { z } from 'zod';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { isGenuine, unwrap, type Wrapped } from '../file/pack.ts';
import { unpackBundle } from '../file/unpack.ts';
import { bundleById, bundleKeys, type BundleRecord } from '../store/bundles.ts';
import { brokenLink, type RawAct } from '../store/hall-house.ts';
import { Moment, Snapshot } from '../store/snapshot.ts';
import { frameOf, unknownReadings } from '../store/hall-frame.ts';
import { untold } from '../rules/told/index.ts';
import type { Flaw, Told } from '../rules/told/frame.ts';
import { Came } from '../rules/told/people.ts';
import { linesTold } from '../rules/told/lines.ts';
import { stateTold } from '../rules/told/steps.ts';
import { namesOf } from '../../../../people/index.ts';
import { mandateById } from '../../../../supervision/index.ts';
import { speaksFor } from '../../queries/mandates.ts';
import type { Plenary } from '../../store/plenaries.ts';

const Act: z.ZodType<RawAct> = z.object({ number: z.number().int().min(1).max(2_147_483_647), act: z.string().regex(/^[a-z_]{2,40}$/), actor: z.string().min(1).max(64), at: Moment, details: z.record(z.string(), z.unknown()), digest: z.string().regex(/^[0-9a-f]{64}$/) });
const Header = z.object({ bundle: z.string(), plenary: z.number(), acts: z.number().int().min(0), after: z.number().int().min(0) });
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
  const [header, snapshot, acts] = [Header.safeParse(rows.value.get('header')?.[0]), Snapshot.safeParse(rows.value.get('snapshot')?.[0]), z.array(Act).max(200_000).safeParse(rows.value.get('act') ?? [])];
  if (!header.success || !snapshot.success || !acts.success || !isOf(header.data, known.value, acts.data.length)) return fail(unread);
  const [record, already] = [known.value, known.value.ended === 'joined'];
  const told: Told = { frame: await frameOf(db, plenary, record.base), snapshot: snapshot.data, acts: acts.data };
  // A file that was joined was found to be true, against what stood then.
  const flaw = already ? null : await flawIn(db, record, acts.data) ?? problemOf(untold(told)) ?? await unknownIn(db, told) ?? await strangerIn(db, told);
  if (flaw) return fail(flaw);
  return ok({ record, sha256: wrapped.value.sha256, already, snapshot: { ...snapshot.data, state: stateTold(told) }, acts: acts.data });
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

const problemOf = (flaw: Flaw): Problem | null => (flaw === null ? null : 'act' in flaw ? problem('bundle_chain_broken', { number: flaw.act, reason: flaw.why }) : problem('bundle_untold', { thing: flaw.thing }));

/** Figures that are said to have been known are figures that this office knew. */
async function unknownIn(db: Reader, { frame, acts }: Told): Promise<Problem | null> {
  const readings = acts.flatMap((act) => linesTold(act).map((line) => ({ act, line })));
  const [unknown] = await unknownReadings(db, readings.map(({ line }) => line), frame.units);
  const act = unknown && readings.find(({ line }) => line === unknown)?.act;
  return act ? broken(act.number, 'angka yang disebut sudah diketahui tidak pernah ada di kantor ini', 'figures that it says were known were never at this office') : null;
}

/** Whoever is said to be a registered person is one, by that name; a mandate is one of this election, for that contestant. */
async function strangerIn(db: Reader, { frame: { plenary }, acts }: Told): Promise<Problem | null> {
  const came = acts.filter(({ act }) => act === 'attend').map((act) => ({ act, who: Came.parse(act.details) }));
  const names = await namesOf(db, came.flatMap(({ who }) => who.person ?? []));
  for (const { act: { number }, who } of came) {
    if (who.person !== null && !sameName(names.get(who.person) ?? '', who.name)) return broken(number, 'orang yang disebut tidak terdaftar di kantor dengan nama itu', 'the person named is not registered at the office by that name');
    const mandate = typeof who.mandate === 'number' ? await mandateById(db, who.mandate) : null;
    if (mandate === undefined || (mandate && (mandate.event !== plenary.slug || mandate.kind !== 'witness' || !speaksFor(mandate, who)))) return broken(number, 'kantor tidak mencatat mandat saksi itu untuk peserta itu', 'the office has no such mandate of a witness for that contestant');
  }
  return null;
}
const plainName = (name: string): string => name.toLocaleLowerCase('id').replaceAll(/\s+/g, ' ').trim();
const sameName = (one: string, other: string): boolean => plainName(one) === plainName(other);
