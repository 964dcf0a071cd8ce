import { ofEvent, type Actor } from '../../../../../kernel/access.ts';
import { appendAudit } from '../../../../../kernel/audit/trail.ts';
import type { Db, Tx } from '../../../../../kernel/db/schema.ts';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { lockPlenary } from '../../store/plenaries.ts';
import { BUNDLE_FORMAT } from '../contract.ts';
import { packBundle, type BundleRow } from '../file/pack.ts';
import { hallActs, hallHouse, setFinished, type HallHouse } from '../store/hall-house.ts';
import { snapshotOf } from '../store/snapshot.ts';

export type BackFile = { readonly file: Buffer; readonly name: string; readonly acts: number };
const noHall = problem('not_found', { thing: { id: 'Rapat pleno di folder ini', en: 'A plenary in this folder' } });

/**
 * The file that goes back to the office: every act with its hash, and what they made. From now on nothing happens on this laptop
 * (`hall_finished`), so that nothing is left behind; asked again it makes the same bytes.
 */
export async function finishHall(db: Db, actor: Actor): Promise<Result<BackFile>> {
  return db.transaction().execute(async (tx) => {
    const house = await hallHouse(tx);
    if (!house) return fail(noHall);
    const { header, bundle } = house;
    await lockPlenary(tx, house.plenary);
    const made = await backFile(tx, house);
    if (house.finishedAt === null) {
      await setFinished(tx, true);
      await appendAudit(tx, actor, 'recapitulation.hall_finished', { place: { scheme: header.scheme, path: header.path, within: ofEvent(header.event) }, thing: `plenary ${house.plenary}`, details: { bundle, acts: made.acts } });
    }
    return ok(made);
  });
}

/** What goes back: the same bytes as long as nothing happens. */
export async function backFile(tx: Tx, { bundle, header, plenary }: HallHouse): Promise<BackFile> {
  const acts = await hallActs(tx, plenary, header.acts);
  const rows: BundleRow[] = [
    { t: 'header', r: { format: BUNDLE_FORMAT, kind: 'back', bundle, plenary, event: header.event, after: header.acts, acts: acts.length } },
    { t: 'snapshot', r: await snapshotOf(tx, plenary) }, ...acts.map((r): BundleRow => ({ t: 'act', r })),
  ];
  return { file: await packBundle('back', bundle, Buffer.from(header.key, 'base64'), rows), name: `Kembali ${header.place}.erekap`, acts: acts.length };
}

/** The file was not used: the plenary goes on here, and the next file tells of it. False where nothing was finished. */
export async function undoFinish(db: Db, actor: Actor): Promise<Result<boolean>> {
  return db.transaction().execute(async (tx) => {
    const house = await hallHouse(tx);
    if (!house) return fail(noHall);
    if (house.finishedAt === null) return ok(false);
    await setFinished(tx, false);
    await appendAudit(tx, actor, 'recapitulation.hall_unfinished', { place: { scheme: house.header.scheme, path: house.header.path, within: ofEvent(house.header.event) }, thing: `plenary ${house.plenary}`, details: { bundle: house.bundle } });
    return ok(true);
  });
}
