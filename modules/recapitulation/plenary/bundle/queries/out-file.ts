import { createHash } from 'node:crypto';
import type { Db, Reader } from '../../../../../kernel/db/schema.ts';
import { houseFiles } from '../../../../../kernel/house-files.ts';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { hallOfficers } from '../../../../people/index.ts';
import { regionsById } from '../../../../regions/index.ts';
import { placeOf, unknownPlenary } from '../../commands/act.ts';
import { eventOf, plenaryById, type Plenary } from '../../store/plenaries.ts';
import { contestsOf } from '../../store/units.ts';
import { BUNDLE_FORMAT } from '../contract.ts';
import { packBundle, type BundleRow } from '../file/pack.ts';
import { bundleById, bundleKeys, bundlePassword, type BundleRecord } from '../store/bundles.ts';
import { carriedRows, namedIn, photoBytes, scopeOf, type Scope } from '../store/carried.ts';
import type { HallHeader } from '../tables.ts';

const MIB = 1024 * 1024;
/** What one file carries: as text a third larger, it stays below what a laptop unpacks. */
export const PHOTO_BYTES = 300 * MIB;

export type OutFile = { readonly file: Buffer; readonly name: string; readonly sha256: string; readonly rows: number };

/**
 * The file of a bundle that left, made of what stands now. Only as long as nothing happened at the office since: `bundle_moved`.
 * `bundle_photos` where the pictures are too many for one file. In one snapshot; `photos` = also the pictures of the sheets themselves, not only their hashes.
 */
export async function outFile(db: Db, plenaryId: number, id: string, { photos = false } = {}): Promise<Result<OutFile>> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (tx) => {
    const [plenary, bundle] = [await plenaryById(tx, plenaryId), await bundleById(tx, id)];
    if (!plenary || bundle?.plenary !== plenary.id) return fail(unknownPlenary);
    if (bundle.ended !== null || plenary.acts !== bundle.baseActs) return fail(problem('bundle_moved'));
    const contests = await contestsOf(tx, plenary);
    const scope = await scopeOf(tx, plenary, contests);
    const header = await headerOf(tx, plenary, bundle);
    const fit = photos ? await photosFit(tx, scope) : ok(undefined);
    if (!fit.ok) return fit;
    const rows: BundleRow[] = [{ t: 'header', r: header }];
    for (const officer of await hallOfficers(tx, placeOf(plenary), plenary.slug)) rows.push({ t: 'officer', r: officer });
    for (const person of await namedIn(tx, scope)) rows.push({ t: 'name', r: person });
    for await (const row of carriedRows(tx, scope)) {
      rows.push(row);
      if (photos && row.t === 'photo') rows.push(await photoRow(row.r as { sha256: string }));
    }
    const file = await packBundle('out', id, Buffer.from(header.key, 'base64'), rows, bundlePassword(id));
    return ok({ file, name: `Ruang pleno ${header.place} ${bundle.takenAt.toISOString().slice(0, 10)}.erekap`, sha256: createHash('sha256').update(file).digest('hex'), rows: rows.length });
  });
}

/** Do the pictures of those sheets go into one file? */
async function photosFit(db: Reader, scope: Scope): Promise<Result<undefined>> {
  const size = await photoBytes(db, scope);
  return size > PHOTO_BYTES ? fail(problem('bundle_photos', { size: Math.ceil(size / MIB), limit: PHOTO_BYTES / MIB })) : ok(undefined);
}

/** The same, asked before a plenary leaves: a copy that is out is not replaced for a file that cannot be made. */
export const mayCarryPhotos = async (db: Reader, plenary: Plenary): Promise<Result<undefined>> => photosFit(db, await scopeOf(db, plenary, await contestsOf(db, plenary)));

/** Of what it is the copy, what stood then, and the key with which its way back is sealed. */
async function headerOf(tx: Reader, plenary: Plenary, bundle: BundleRecord): Promise<HallHeader> {
  const [key] = bundleKeys(bundle.id);
  if (!key) throw new Error('a house without keys');
  const place = (await regionsById(tx, [plenary.regionId])).get(plenary.regionId)?.name ?? plenary.path;
  return {
    format: BUNDLE_FORMAT, kind: 'out', bundle: bundle.id, plenary: plenary.id, event: plenary.slug, eventName: (await eventOf(tx, plenary.slug))?.name ?? plenary.slug, scheme: plenary.scheme, path: plenary.path, place,
    carrier: bundle.carrier, takenAt: bundle.takenAt.toISOString(), acts: bundle.baseActs, base: bundle.base, key: key.toString('base64'),
  };
}

async function photoRow({ sha256 }: { sha256: string }): Promise<BundleRow> {
  const pieces: Buffer[] = [];
  for await (const piece of houseFiles().read(sha256)) pieces.push(piece as Buffer);
  return { t: 'picture', r: { sha256, content: Buffer.concat(pieces).toString('base64') } };
}
