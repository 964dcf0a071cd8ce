import { canonicalJson } from '../../../certificates/rules/canonical.ts';
import { CERTIFICATE_STATES, isStanding, isTakenBack, PLENARY_STATES, type CertificateState, type PlenaryState } from '../../../states.ts';
import { certificateKey, lineKey, short, thingsOf, type RawCertificate, type RawLine, type Snapshot } from '../../store/snapshot.ts';
import { thing, type Flaw, type Frame, type Told } from './frame.ts';
import { turn } from '../../file/turn.ts';
import { linesTold, type ToldLine } from './said.ts';

export type Person = Snapshot['attendance'][number];
export type Objection = Snapshot['objections'][number];
/** A version with those who sign it: named in its document, and added to its page of signatures. */
export type Version = RawCertificate & { readonly named: readonly number[]; readonly added: readonly number[] };

/** The plenary of the hall at one moment. Each act makes of it the next one. */
export type Night = {
  state: PlenaryState; /** Null as long as nobody divided them anew. */ groups: Snapshot['groups'] | null;
  readonly people: Map<number, Person>; readonly objections: Map<number, Objection>; readonly lines: Map<string, RawLine>; readonly certificates: Map<string, Version>;
};

export const EMPTY: Snapshot = { state: { state: 'open', opened_at: null, closed_at: null, resumes_at: null }, lines: [], attendance: [], objections: [], groups: [], certificates: [] };
/** Is it what is remembered of the thing when the copy left? */
const isThat = (frame: Frame, key: string, part: Partial<Snapshot>): boolean => short(thingsOf({ ...EMPTY, ...part }).get(key)?.whole ?? '') === frame.base[key];
const numberOf = (key: string): number => Number(key.slice(key.indexOf(':') + 1));

/** As it stood when the copy left: of each thing what bears the remembered hash. A flaw where the file leaves out or changes what left. */
export async function nightBefore({ frame, snapshot, acts }: Told): Promise<Night | { readonly flaw: Flaw }> {
  const state = PLENARY_STATES.find((one) => short(canonicalJson(one)) === frame.base['state']);
  if (!state) return { flaw: thing('keadaan rapat', 'the state of the plenary') };
  const night: Night = { state, groups: null, people: new Map(), objections: new Map(), lines: new Map(), certificates: new Map() };
  const served = turn();
  for (const act of frame.before) {
    linesTold(act);
    await served();
  }
  const find = finders(frame, snapshot, new Set(acts.filter(({ act }) => act === 'certificate_sign').map(({ details }) => `${String(details['certificate'])} ${String(details['attendance'])}`)));
  for (const key of Object.keys(frame.base)) {
    await served();
    const number = numberOf(key);
    const [person, objection, line, version] = [find.person(key, number), find.objection(key, number), find.line(key), find.version(key)];
    if (person) night.people.set(number, person);
    else if (objection) night.objections.set(number, objection);
    else if (line) night.lines.set(key, line);
    else if (version) night.certificates.set(key, version);
    else if (key !== 'state' && key !== 'groups') return { flaw: { thing: { id: `yang dibawa keluar (${key})`, en: `what left (${key})` } } };
  }
  return night;
}

function finders(frame: Frame, file: Snapshot, signedThere: ReadonlySet<string>) {
  const { office, before } = frame;
  const lines = Map.groupBy([...office.lines, ...file.lines, ...before.flatMap((act) => linesTold(act).map((line) => rawOf(frame, line, act.at, act.actor)))], lineKey);
  const [people, objections] = [Map.groupBy([...office.attendance, ...file.attendance], ({ id }) => id), Map.groupBy([...office.objections, ...file.objections], ({ number }) => number)];
  const answers = Map.groupBy(before.filter(({ act }) => act === 'answer_objection'), ({ details }) => details['number']);
  const versions = new Map(office.certificates.map((one) => [certificateKey(one), one]));
  return {
    person: (key: string, id: number): Person | undefined => (key.startsWith('attendance:') ? (people.get(id) ?? []).flatMap((row) => [row, { ...row, left_at: null }]).find((row) => isThat(frame, key, { attendance: [row] })) : undefined),
    objection: (key: string, number: number): Objection | undefined => (key.startsWith('objection:') ? (objections.get(number) ?? [])
      .flatMap((row): Objection[] => [row, { ...row, outcome: 'open', answer: null }, ...(answers.get(number) ?? []).map(({ details }) => ({ ...row, ...(details as Pick<Objection, 'outcome' | 'answer'>), number: row.number })).map(({ outcome, answer }) => ({ ...row, outcome, answer }))])
      .find((row) => isThat(frame, key, { objections: [row] })) : undefined),
    line: (key: string): RawLine | undefined => (key.startsWith('line:') ? (lines.get(key) ?? []).find((row) => isThat(frame, key, { lines: [row] })) : undefined),
    version: (key: string): Version | undefined => (key.startsWith('certificate:') ? versionBefore(frame, key, versions.get(key), file.certificates.find((one) => certificateKey(one) === key), signedThere) : undefined),
  };
}

/** A version of the office as it was then: its text is the office's own, its state and signatures those that bear the hash. */
function versionBefore(frame: Frame, key: string, own: RawCertificate | undefined, told: RawCertificate | undefined, signedThere: ReadonlySet<string>): Version | undefined {
  if (!own || !told) return undefined;
  const acts = frame.before.filter(({ details }) => details['certificate'] === own.id);
  const then = new Set(acts.filter(({ act }) => act === 'certificate_sign').map(({ details }) => details['attendance']));
  const signatures = [own.signatures, own.signatures.filter(({ attendance_id: id }) => then.has(id)), told.signatures.filter(({ attendance_id: id }) => !signedThere.has(`${own.id} ${id}`))];
  const states: readonly CertificateState[] = [own.state, ...CERTIFICATE_STATES];
  for (const note of new Set([own.note, told.note, null])) for (const state of states) for (const some of signatures) {
    if (!isThat(frame, key, { certificates: [{ ...own, state, note, signatures: some }] })) continue;
    return { ...own, state, note, signatures: some, named: namedIn(own.body), added: acts.filter(({ act }) => act === 'certificate_add_signer').map(({ details }) => Number(details['attendance'])) };
  }
  return undefined;
}

/** The office's own text. */
const namedIn = (body: string): number[] => (JSON.parse(body) as { attendance: { id: number }[] }).attendance.map(({ id }) => id);

/** A line as the minutes tell it, as a row. */
export const rawOf = ({ places }: Frame, line: ToldLine, at: string, by: string, changes = 0): RawLine => ({
  contest_id: line.contest, region_id: places.get(line.region)?.id ?? 0, region: line.region, station: line.station, state: line.state, written: line.written, written_from: line.writtenFrom, figures: line.figures, corrected: line.corrected, reason: line.reason,
  evidence: line.evidence, asked_by: line.askedBy, agreed_by: line.agreedBy, certificate_id: line.certificate, misread: line.misread, misread_why: line.misreadWhy, replaced: line.replaced, replaced_by: line.replacedBy, changed_at: at, changed_by: by, changes,
});

const versionsOf = ({ certificates }: Night, contest: number): Version[] => [...certificates.values()].filter((one) => one.contest_id === contest);
/** Does D.Hasil of a contest stand signed? */
export const isSealed = (night: Night, contest: number): boolean => versionsOf(night, contest).some(({ state }) => isStanding(state));
export const newestOf = (night: Night, contest: number): Version | undefined => versionsOf(night, contest).sort((a, b) => b.version - a.version)[0];
/** Those who are there. */
export const presentNow = ({ people }: Night): Person[] => [...people.values()].filter(({ left_at: left }) => left === null);
export const isPresent = (night: Night, id: number): boolean => night.people.get(id)?.left_at === null;
/** What was drawn up of a contest and is not signed is set aside, as at the office. */
export function takeBack(night: Night, contests: Iterable<number>): void {
  for (const contest of contests) for (const one of versionsOf(night, contest)) if (isTakenBack(one.state)) night.certificates.set(certificateKey(one), { ...one, state: 'superseded' });
}
