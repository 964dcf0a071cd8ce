import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { ofEvent, type Actor } from '../../../../../kernel/access.ts';
import { appendAudit } from '../../../../../kernel/audit/trail.ts';
import type { Db, Tx } from '../../../../../kernel/db/schema.ts';
import { houseFiles } from '../../../../../kernel/house-files.ts';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { HallOfficer, plantNames, plantOfficers } from '../../../../people/index.ts';
import { unlock } from '../file/lock.ts';
import { isGenuine, unwrap } from '../file/pack.ts';
import { unpackBundle } from '../file/unpack.ts';
import { CARRIED_TABLES, plantRows } from '../store/carried.ts';
import { hallHouse, markHall, whatIsHere } from '../store/hall-house.ts';
import type { HallHeader } from '../tables.ts';

const Header: z.ZodType<HallHeader> = z.object({
  format: z.number(), kind: z.literal('out'), bundle: z.string().length(26), plenary: z.number().int().min(1), event: z.string().max(40), eventName: z.string().max(300), scheme: z.string().max(20), path: z.string().max(120), place: z.string().max(200),
  carrier: z.string().max(120), takenAt: z.string().max(40), acts: z.number().int().min(0), base: z.record(z.string(), z.string()), key: z.base64().max(100),
});
const Person = z.object({ id: z.string().max(60), name: z.string().min(1).max(120) });
const Picture = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), content: z.base64() });

const HERE = {
  people: { id: 'orang dan akun sebuah kantor', en: 'the people and accounts of an office' }, elections: { id: 'pemilu sebuah kantor', en: 'the elections of an office' }, regions: { id: 'wilayah sebuah kantor', en: 'the regions of an office' },
} as const;
const unread = problem('bundle_damaged', { reason: { id: 'isinya bukan isi rapat pleno', en: 'its content is not that of a plenary' } });

export type OpenedHall = { readonly header: HallHeader; /** The same file was opened here before: the plenary goes on where it stood. */ readonly resumed: boolean };

/**
 * Makes an empty house the hall of one plenary, all or nothing. Problems: bundle_damaged, bundle_locked, too_large, and hall_folder where the
 * house is something else already.
 */
export async function openHall(db: Db, actor: Actor, file: Buffer, password: string): Promise<Result<OpenedHall>> {
  const wrapped = unwrap(file, 'out');
  if (!wrapped.ok) return wrapped;
  const sha256 = createHash('sha256').update(file).digest('hex');
  const there = await hallHouse(db);
  if (there) return there.bundle === wrapped.value.bundle ? ok({ header: there.header, resumed: true }) : fail(problem('hall_folder', { what: { id: `rapat pleno ${there.header.place}`, en: `the plenary of ${there.header.place}` } }));
  const here = await whatIsHere(db);
  if (here) return fail(problem('hall_folder', { what: HERE[here] }));
  const packed = await unlock(wrapped.value.packed, password, wrapped.value.bundle);
  if (!packed) return fail(problem('bundle_locked'));
  const rows = await unpackBundle({ ...wrapped.value, packed });
  if (!rows.ok) return rows;
  const [header, officers, names] = [Header.safeParse(rows.value.get('header')?.[0]), z.array(HallOfficer).safeParse(rows.value.get('officer') ?? []), z.array(Person).safeParse(rows.value.get('name') ?? [])];
  if (!header.success || !officers.success || !names.success) return fail(unread);
  if (header.data.bundle !== wrapped.value.bundle || !isGenuine(wrapped.value, Buffer.from(header.data.key, 'base64'))) return fail(problem('bundle_damaged', { reason: { id: 'segelnya tidak cocok', en: 'its seal does not fit' } }));
  return db.transaction().execute(async (tx) => {
    const place = { scheme: header.data.scheme, path: header.data.path };
    await plantNames(tx, names.data, place);
    await plantOfficers(tx, officers.data, place);
    for (const table of CARRIED_TABLES) await plantRows(tx, table, rows.value.get(table) ?? []);
    if (!(await plantPictures(rows.value.get('picture') ?? []))) return fail(unread);
    await markHall(tx, header.data, sha256);
    await noteOpening(tx, actor, header.data, sha256);
    return ok({ header: header.data, resumed: false });
  });
}

const noteOpening = (tx: Tx, actor: Actor, { scheme, path, event, plenary, bundle, carrier }: HallHeader, sha256: string): Promise<number> =>
  appendAudit(tx, actor, 'recapitulation.hall_opened', { place: { scheme, path, within: ofEvent(event) }, thing: `plenary ${plenary}`, details: { bundle, carrier, sha256 } });

/** Pictures lie under the hash of their bytes, whatever name the file gives them. */
async function plantPictures(pictures: readonly unknown[]): Promise<boolean> {
  for (const one of pictures) {
    const picture = Picture.safeParse(one);
    if (!picture.success) return false;
    const stored = await houseFiles().put(Readable.from([Buffer.from(picture.data.content, 'base64')]));
    if (stored.sha256 !== picture.data.sha256) return false;
  }
  return true;
}
