import type { Reader } from '../../../../../kernel/db/schema.ts';
import { contestContext } from '../../../../elections/index.ts';
import { signs } from '../../certificates/rules/signing.ts';
import type { JoinedCertificate } from '../contract.ts';
import { CERTIFICATES } from '../rules/conflict-words.ts';
import { certificateKey, type Snapshot } from '../store/snapshot.ts';

type Document = { readonly columns: readonly unknown[]; readonly attendance: readonly { readonly id: number; readonly name: string }[] };

/** D.Hasil of the hall that come in or are to be decided, so that whoever joins the file sees what they bring in before they do. `hall` bears the office's numbers. */
export async function joinedCertificates(db: Reader, hall: Snapshot, keys: ReadonlySet<string>): Promise<JoinedCertificate[]> {
  const rows: JoinedCertificate[] = [];
  for (const { contest_id: contest, version, state, hash, body, signatures } of hall.certificates.filter((one) => keys.has(certificateKey(one)))) {
    const found = await contestContext(db, contest);
    const { columns, attendance } = JSON.parse(body) as Document;
    const names = new Map(hall.attendance.map(({ id, name }) => [id, name]));
    const those = (signed: boolean): string[] => signatures.filter((one) => one.signed === signed).map(({ attendance_id: id }) => names.get(id) ?? String(id));
    const said = new Set([...those(true), ...those(false)]);
    const named = new Set(attendance.map(({ name }) => name));
    rows.push({
      contest, name: found.ok ? found.value.name : String(contest), version, state: CERTIFICATES[state], hash, read: columns.length, waiting: hall.lines.filter((line) => line.contest_id === contest && line.state === 'waiting').length,
      signed: those(true), refused: those(false), missing: hall.attendance.filter(({ name, capacity, left_at: left }) => signs(capacity) && left === null && named.has(name) && !said.has(name)).map(({ name }) => name),
    });
  }
  return rows;
}
