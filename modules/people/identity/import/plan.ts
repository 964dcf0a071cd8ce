import { setImmediate } from 'node:timers/promises';
import type { Actor } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { findRegions } from '../../../regions/index.ts';
import type { ImportPreview } from '../contract.ts';
import { fold } from '../rules/fold.ts';
import { maskNik } from '../rules/nik.ts';
import { placeOver, placeOverHome } from '../rules/reach.ts';
import { nikHashes } from '../secrets.ts';
import { warningsOf } from '../commands/save.ts';
import { bearersOf, namesakes, rolesOf } from '../store/people.ts';
import type { Fault, PeopleRead, PersonRowRead } from './read-people.ts';

/** Rows that are planned before others get their turn. */
const TOGETHER = 500;

export type PlannedPerson = PersonRowRead & { readonly known: boolean };
export type Plan = { readonly people: readonly PlannedPerson[]; readonly faults: readonly Fault[]; readonly warnings: ImportPreview['warnings'] };

/**
 * What a file would do here: who is new, who is known, what stands against a row. Nothing is written. That a NIK is borne by
 * somebody whom the actor may not see is told only by an attempt to import (`tellsStrangers`): a preview would be asked at will.
 */
export async function planImport(db: Reader, actor: Actor, read: PeopleRead, scheme: string, tellsStrangers: boolean): Promise<Plan> {
  const faults = [...read.faults];
  const regions = await findRegions(db, scheme, [...new Set(read.rows.map(({ path }) => path))]);
  const inPlace = read.rows.filter((row) => {
    const code = !regions.has(row.path) ? 'region_unknown' : placeOverHome(actor, 'people.write', { scheme, path: row.path }) === null ? 'row_outside' : null;
    if (code) faults.push({ row: row.row, code, column: read.columnOf('region'), value: row.path });
    return code === null;
  });
  const once = withoutRepeats(inPlace, read, faults);
  const taken = await takenNiks(db, actor, once);
  const twins = await twinsOf(db, actor, once);
  const people: PlannedPerson[] = [];
  const warnings: ImportPreview['warnings'] = [];
  for (const [at, row] of once.entries()) {
    if (at % TOGETHER === 0) await setImmediate();
    const bearer = row.nik === null ? undefined : nikHashes(row.nik).map((hash) => taken.get(hash.toString('hex'))).find(Boolean);
    if (bearer === 'outside' && tellsStrangers) {
      faults.push({ row: row.row, code: 'nik_taken', column: read.columnOf('nik'), value: maskNik(row.nik ?? '') });
      continue;
    }
    const alike = twins.get(`${fold(row.name)}\n${row.birthDate ?? ''}`) ?? [];
    const known = bearer === 'inside' || (row.nik === null && alike.includes(row.path));
    if (!known) {
      warnings.push(...warningsOf(row.nik, row).map((kind) => ({ row: row.row, kind, name: row.name })));
      if (alike.length > 0) warnings.push({ row: row.row, kind: 'twin', name: row.name });
    }
    people.push({ ...row, known });
  }
  return { people, faults: faults.sort((a, b) => a.row - b.row), warnings };
}

/** One person stands in a file once: by NIK, or by name, day of birth and home. */
function withoutRepeats(rows: readonly PersonRowRead[], read: PeopleRead, faults: Fault[]): PersonRowRead[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = row.nik ?? `${fold(row.name)}\n${row.birthDate ?? ''}\n${row.path}`;
    if (seen.size !== seen.add(key).size) return true;
    faults.push({ row: row.row, code: 'row_duplicate', column: read.columnOf(row.nik === null ? 'name' : 'nik'), value: row.nik === null ? row.name : maskNik(row.nik) });
    return false;
  });
}

/** Which NIKs somebody bears already: inside = one whom the actor may see. */
async function takenNiks(db: Reader, actor: Actor, rows: readonly PersonRowRead[]): Promise<Map<string, 'inside' | 'outside'>> {
  const bearers = await bearersOf(db, rows.flatMap(({ nik }) => (nik === null ? [] : nikHashes(nik))));
  const roles = Map.groupBy(await rolesOf(db, bearers.map(({ id }) => id)), ({ person }) => person);
  return new Map(bearers.map(({ id, hash, scheme, path }) => {
    const isSeen = placeOver(actor, 'people.read', { scheme, path, roles: roles.get(id) ?? [] }) !== null;
    return [hash.toString('hex'), isSeen ? 'inside' : 'outside'];
  }));
}

/** Homes of people of the same name and day of birth whom the actor may see. */
async function twinsOf(db: Reader, actor: Actor, rows: readonly PersonRowRead[]): Promise<Map<string, string[]>> {
  const wanted = rows.flatMap(({ name, birthDate }) => (birthDate === null ? [] : [{ search: fold(name), birthDate }]));
  const seen = (await namesakes(db, wanted)).filter((one) => placeOverHome(actor, 'people.read', one) !== null);
  const found = new Map<string, string[]>();
  for (const { search, birthDate, path } of seen) found.set(`${search}\n${birthDate}`, [...(found.get(`${search}\n${birthDate}`) ?? []), path]);
  return found;
}
