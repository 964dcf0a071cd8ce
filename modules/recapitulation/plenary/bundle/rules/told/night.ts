import { canonicalJson } from '../../../certificates/rules/canonical.ts';
import { CERTIFICATE_STATES, isStanding, isTakenBack, PLENARY_STATES, type CertificateState, type PlenaryState } from '../../../states.ts';
import { certificateKey, lineKey, short, thingsOf, type RawCertificate, type RawLine, type Snapshot } from '../../store/snapshot.ts';
import { Attend, RaiseObjection } from '../../../contract.ts';
import { toldIn } from '../later.ts';
import { thing, type Flaw, type Frame, type Told } from './frame.ts';
import type { RawAct } from '../../store/hall-house.ts';
import { turn } from '../../file/turn.ts';
import { linesTold, type ToldLine } from './said.ts';

export type Person = Snapshot['attendance'][number];
export type Objection = Snapshot['objections'][number];
/** A version with those who sign it (named in its document, and added to its page of signatures) and the numbers of the objections that it tells. */
export type Version = RawCertificate & { readonly named: readonly number[]; readonly added: readonly number[]; readonly tells: readonly number[] };

/** The plenary of the hall at one moment. Each act makes of it the next one. */
export type Night = {
  state: PlenaryState; /** Null as long as nobody divided them anew. */ groups: Snapshot['groups'] | null;
  readonly people: Map<number, Person>; readonly objections: Map<number, Objection>; readonly lines: Map<string, RawLine>; readonly certificates: Map<string, Version>;
  /** Names that people bore until they were put right, by their number. */ readonly bore: Map<number, Set<string>>;
  /** Statements of stations that were taken up, each with the number of its objection. */ readonly taken: Map<number, number>; /** How often each objection was answered. */ readonly answered: Map<number, number>;
};

export const EMPTY: Snapshot = { state: { state: 'open', opened_at: null, closed_at: null, resumes_at: null }, lines: [], attendance: [], objections: [], groups: [], certificates: [] };
/** Is it what is remembered of the thing when the copy left? */
const isThat = (frame: Frame, key: string, part: Partial<Snapshot>): boolean => short(thingsOf({ ...EMPTY, ...part }).get(key)?.whole ?? '') === frame.base[key];
const numberOf = (key: string): number => Number(key.slice(key.indexOf(':') + 1));

/** As it stood when the copy left: of each thing what bears the remembered hash. A flaw where the file leaves out or changes what left. */
export async function nightBefore({ frame, snapshot, acts }: Told): Promise<Night | { readonly flaw: Flaw }> {
  const state = PLENARY_STATES.find((one) => short(canonicalJson(one)) === frame.base['state']);
  if (!state) return { flaw: thing('keadaan rapat', 'the state of the plenary') };
  const night: Night = { state, groups: null, people: new Map(), objections: new Map(), lines: new Map(), certificates: new Map(), bore: boreBefore(frame), taken: takenBefore(frame), answered: answeredBefore(frame) };
  const served = turn();
  for (const act of frame.before) {
    linesTold(act);
    await served();
  }
  const candidates = candidatesOf(frame, snapshot, new Set(acts.filter(({ act }) => act === 'certificate_sign').map(({ details }) => `${String(details['certificate'])} ${String(details['attendance'])}`)));
  for (const key of Object.keys(frame.base)) {
    await served();
    if (key === 'state' || key === 'groups') continue;
    const found = await foundAmong(frame, key, candidates(key), served);
    if (!found) return { flaw: { thing: { id: `yang dibawa keluar (${key})`, en: `what left (${key})` } } };
    found(night);
  }
  return night;
}

const numbersIn = ({ before }: Frame, name: string, word: string): number[] => before.flatMap(({ act, details }) => (act === name && typeof details[word] === 'number' ? [details[word]] : []));
const takenBefore = ({ before }: Frame): Map<number, number> =>
  new Map(before.flatMap(({ act, details }) => (act === 'raise_objection' && typeof details['statement'] === 'number' ? [[details['statement'], Number(details['number'])] as const] : [])));
const boreBefore = ({ before }: Frame): Map<number, Set<string>> => new Map([...Map.groupBy(before.filter(({ act }) => act === 'correct_attendance'), ({ details }) => Number(details['id']))]
  .map(([id, acts]) => [id, new Set(acts.flatMap(({ details }) => (details['was'] as { readonly name?: string } | undefined)?.name ?? []))]));
function answeredBefore(frame: Frame): Map<number, number> {
  const times = new Map<number, number>();
  for (const number of numbersIn(frame, 'answer_objection', 'number')) times.set(number, (times.get(number) ?? 0) + 1);
  return times;
}

/** What a thing may have been when the copy left, and how it is put into the night. */
type Candidate = { readonly part: Partial<Snapshot>; readonly put: (night: Night) => void };

/** Made one by one, as far as the first that bears the hash; others are served meanwhile. */
async function foundAmong(frame: Frame, key: string, candidates: Iterable<Candidate>, served: () => Promise<void>): Promise<Candidate['put'] | null> {
  for (const { part, put } of candidates) {
    await served();
    if (isThat(frame, key, part)) return put;
  }
  return null;
}

/** The file has one row of each thing (see `twiceIn`), so that of each only what the office itself knows makes more candidates. */
function candidatesOf(frame: Frame, file: Snapshot, signedThere: ReadonlySet<string>): (key: string) => Iterable<Candidate> {
  const { office, before } = frame;
  const lines = Map.groupBy([...office.lines, ...file.lines, ...before.flatMap((act) => linesTold(act).map((line) => rawOf(frame, line, act.at, act.actor)))], lineKey);
  const [people, objections] = [Map.groupBy([...office.attendance, ...file.attendance], ({ id }) => id), Map.groupBy([...office.objections, ...file.objections], ({ number }) => number)];
  const ofPeople = Map.groupBy(before.filter(({ act }) => OF_PEOPLE.includes(act)), ({ details }) => details['id']);
  const answers = Map.groupBy(before.filter(({ act }) => act === 'answer_objection'), ({ details }) => details['number']);
  const recorded = Map.groupBy(before.filter(({ act }) => act === 'raise_objection' || act === 'correct_objection'), ({ details }) => details['number']);
  const [versions, told] = [office.certificates, file.certificates].map((rows) => new Map(rows.map((one) => [certificateKey(one), one])));
  const acts = Map.groupBy(before, ({ details }) => details['certificate']);
  return (key) => {
    const number = numberOf(key);
    if (key.startsWith('attendance:')) return peopleThen(people.get(number) ?? [], ofPeople.get(number) ?? []);
    if (key.startsWith('objection:')) return objectionsThen(objections.get(number) ?? [], (recorded.get(number) ?? []).flatMap((act) => recordedIn(frame, act)), answers.get(number) ?? []);
    if (key.startsWith('line:')) return linesThen(key, lines.get(key) ?? []);
    const [own, said] = [versions?.get(key), told?.get(key)];
    return own && said ? versionsThen(key, own, said, { acts: acts.get(own.id) ?? [], signedThere }) : [];
  };
}

const AsRecorded = RaiseObjection.omit({ kind: true, statement: true });
const OF_PEOPLE: readonly string[] = ['attend', 'leave', 'correct_attendance'];

/** As they stand now, or as the minutes wrote them down before; still there, or gone as the minutes tell. */
function* peopleThen(rows: readonly Person[], acts: readonly RawAct[]): Generator<Candidate> {
  const [gone, written] = [acts.filter(({ act }) => act === 'leave').map(({ at }) => at), acts.flatMap(({ act, details }) => (act === 'leave' ? [] : writtenIn(details)))];
  for (const row of rows) for (const said of [{}, ...written.toReversed()]) for (const left of [row.left_at, null, ...gone]) {
    const one = { ...row, ...said, left_at: left };
    yield { part: { attendance: [one] }, put: (night) => night.people.set(one.id, one) };
  }
}

function writtenIn(details: RawAct['details']): Partial<Person>[] {
  const said = Attend.safeParse(details);
  return said.success ? [{ name: said.data.name, capacity: said.data.capacity, contest_type: said.data.contestType, contestant: said.data.contestant, letter: said.data.letter, person_id: said.data.person, mandate_id: said.data.mandate ?? null, without_mandate: said.data.withoutMandate ?? null }] : [];
}

function* linesThen(key: string, rows: readonly RawLine[]): Generator<Candidate> {
  for (const row of rows) yield { part: { lines: [row] }, put: (night) => night.lines.set(key, row) };
}

/** As it is written down now, or as the minutes wrote it down before; with the answer that it bears, none, or one that the minutes tell: the newest first, which it bore most likely. */
function* objectionsThen(rows: readonly Objection[], written: readonly Partial<Objection>[], answers: readonly RawAct[]): Generator<Candidate> {
  const as = (one: Objection): Candidate => ({ part: { objections: [one] }, put: (night) => night.objections.set(one.number, one) });
  for (const row of rows) for (const said of [{}, ...written.toReversed()]) {
    yield as({ ...row, ...said });
    yield as({ ...row, ...said, outcome: 'open', answer: null });
  }
  const [own] = rows;
  for (let at = answers.length - 1; own && at >= 0; at--) {
    const { outcome, answer } = answers[at]?.details as Pick<Objection, 'outcome' | 'answer'>;
    yield as({ ...own, outcome, answer });
  }
}

function recordedIn({ places }: Frame, { details }: RawAct): Partial<Objection>[] {
  const said = AsRecorded.safeParse(details);
  if (!said.success) return [];
  const { contest, region, station, raisedBy, matter } = said.data;
  return [{ contest_id: contest, region_id: region === null ? null : places.get(region)?.id ?? null, station, raised_by: raisedBy, matter }];
}

/** A version of the office as it was then: its text is the office's own, its state and signatures those that bear the hash. */
function* versionsThen(key: string, own: RawCertificate, told: RawCertificate, { acts, signedThere }: { readonly acts: readonly RawAct[]; readonly signedThere: ReadonlySet<string> }): Generator<Candidate> {
  const then = new Set(acts.filter(({ act }) => act === 'certificate_sign').map(({ details }) => details['attendance']));
  const signatures = [own.signatures, own.signatures.filter(({ attendance_id: id }) => then.has(id)), told.signatures.filter(({ attendance_id: id }) => !signedThere.has(`${own.id} ${id}`))];
  const states: readonly CertificateState[] = [own.state, ...CERTIFICATE_STATES];
  for (const note of new Set([own.note, told.note, null])) for (const state of states) for (const some of signatures) {
    const one = { ...own, state, note, signatures: some };
    const added = () => acts.filter(({ act }) => act === 'certificate_add_signer').map(({ details }) => Number(details['attendance']));
    yield { part: { certificates: [one] }, put: (night) => night.certificates.set(key, { ...one, named: namedIn(own.body), added: added(), tells: toldIn(own.body) }) };
  }
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
