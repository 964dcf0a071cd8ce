import type { Reader } from '../../../../kernel/db/schema.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { namesOf } from '../../../people/index.ts';
import type { RegionRef } from '../../../regions/contract.ts';
import type { AttendanceView, CertificateView, ObjectionView } from '../contract.ts';
import { labelsOf } from '../rules/objections.ts';
import { attendanceOf, objectionsOf, type AttendanceRow } from '../store/hall.ts';
import { signaturesOf, type CertificateRow } from '../store/certificate-views.ts';
import { contestantName } from './contestants.ts';

export const refOf = ({ path, code, name, level }: RegionRef): RegionRef => ({ path, code, name, level });

/** Who came, with the names of the contestants of witnesses. */
export async function attendanceViews(db: Reader, plenary: number, contests: readonly ContestContext[]): Promise<AttendanceView[]> {
  const names = new Map<string, string | null>();
  const nameOf = async ({ contest_type: type, contestant }: AttendanceRow): Promise<string | null> => {
    if (type === null || contestant === null) return null;
    const key = `${type} ${contestant}`;
    if (!names.has(key)) names.set(key, await contestantName(db, contests, type, contestant));
    return names.get(key) ?? null;
  };
  const views: AttendanceView[] = [];
  for (const row of await attendanceOf(db, plenary)) {
    views.push({
      id: row.id, name: row.name, capacity: row.capacity, contestType: row.contest_type, contestant: row.contestant, contestantName: await nameOf(row), letter: row.letter, person: row.person_id, mandate: row.mandate_id, withoutMandate: row.without_mandate,
      cameAt: row.came_at.toISOString(), leftAt: row.left_at?.toISOString() ?? null, struck: row.struck,
    });
  }
  return views;
}

export async function objectionViews(db: Reader, plenary: number): Promise<ObjectionView[]> {
  const people = new Map((await attendanceOf(db, plenary)).map((row) => [row.id, row]));
  const all = await objectionsOf(db, plenary);
  const labels = labelsOf(all);
  return all.map(({ number, contest, path, place, station, raisedBy, matter, kind, outcome, answer }) => ({
    number, label: labels.get(number) ?? String(number), contest, place, region: path, station, matter, kind, outcome, answer,
    raisedBy: { id: raisedBy, name: people.get(raisedBy)?.name ?? '', capacity: people.get(raisedBy)?.capacity ?? 'guest' },
  }));
}

/** Certificates with their signatures, and the name of who drew them up. */
export async function certificateViews(db: Reader, rows: readonly CertificateRow[]): Promise<CertificateView[]> {
  const [signatures, names] = [await signaturesOf(db, rows.map(({ id }) => id)), await namesOf(db, rows.map(({ drawnUpBy }) => drawnUpBy))];
  return rows.map(({ id, contest, version, state, hash, drawnUpAt, drawnUpBy, note, broken }) => ({
    id, contest, version, state, hash, drawnUpAt: drawnUpAt.toISOString(), drawnUpBy: names.get(drawnUpBy) ?? drawnUpBy, note, broken,
    signatures: signatures.filter(({ certificate }) => certificate === id).map(({ certificate: _of, at, ...rest }) => ({ ...rest, at: at.toISOString() })),
  }));
}
