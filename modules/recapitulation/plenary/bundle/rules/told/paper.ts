import { BODIES } from '../../../../papers/form-names.ts';
import type { ContestContext } from '../../../../../elections/index.ts';
import { buildDocument, type DocumentLine } from '../../../certificates/rules/document.ts';
import { signsFor } from '../../../certificates/rules/signing.ts';
import type { CertificateDocument } from '../../../contract.ts';
import { addsStations } from '../../../rules/levels.ts';
import { placeName } from '../../../rules/station-name.ts';
import { labelsOf } from '../../../rules/objections.ts';
import type { RawLine } from '../../store/snapshot.ts';
import type { Told } from './frame.ts';
import { isPresent, type Night, type Objection, type Person } from './night.ts';

/** Lines of a contest as its D.Hasil tells them, in the order of reading; null while one waits, or rests on a certificate that is not accepted. */
export function linesOf({ frame }: Told, night: Night, contest: number): DocumentLine[] | null {
  const keys = [...frame.lines].filter((key) => key.startsWith(`line:${contest}/`));
  const rows = keys.flatMap((key) => night.lines.get(key) ?? []);
  const isResting = ({ region, certificate_id: id }: RawLine): boolean => addsStations(frame.plenary.level) || (frame.below.get(`${contest}/${region}`) ?? []).some((one) => one.id === id);
  if (keys.length === 0 || rows.length !== keys.length || !rows.every((row) => row.state !== 'waiting' && isResting(row))) return null;
  return rows.sort((a, b) => (a.region === b.region ? a.station - b.station : a.region < b.region ? -1 : 1)).map((row) => ({
    region: row.region, name: frame.places.get(row.region)?.name ?? row.region, station: row.station, written: row.written, figures: row.figures ?? [], corrected: row.corrected, reason: row.reason, evidence: row.evidence,
    askedBy: row.asked_by, agreedBy: row.agreed_by, misread: row.misread, misreadWhy: row.misread_why, replaced: row.replaced, replacedBy: row.replaced_by,
  }));
}

/** D.Hasil as this office writes it at that moment: title, event, place and names its own; those present, objections and lines as the acts so far made them. */
export function documentNow(told: Told, night: Night, contest: ContestContext, version: number, lines: readonly DocumentLine[]): CertificateDocument | null {
  const paper = told.frame.papers.get(contest.id);
  if (!paper) return null;
  const people = [...night.people.values()].sort((a, b) => a.id - b.id);
  const labels = labelsOf(night.objections.values());
  const objections = [...night.objections.values()].filter((one) => one.contest_id === null || one.contest_id === contest.id).sort((a, b) => a.number - b.number);
  return buildDocument({
    ...paper, version, objections: objections.map((one) => objectionOnPaper(told, night, one, labels.get(one.number) ?? '')), attendance: people.filter((one) => signsHere(one, contest) && isPresent(night, one.id)).map((one) => namedOnPaper(told, one)),
  }, contest.form, lines);
}

/** The same as a laptop writes it that left before each kind of objection was counted by itself. */
export const withoutLabels = (document: CertificateDocument): CertificateDocument => ({ ...document, objections: document.objections.map(({ label: _label, ...rest }) => rest) });

/** Does somebody sign D.Hasil of that contest, by the office's own rule? */
export const signsHere = ({ capacity, contest_type: contestType }: Person, { type }: Pick<ContestContext, 'type'>): boolean => signsFor({ capacity, contestType }, type);

const contestantOf = ({ frame }: Told, { contest_type: type, contestant }: Person): string | null => (type === null || contestant === null ? null : frame.contestants.get(`${type}/${contestant}`) ?? null);

/** People as a paper of a hall names them: it holds no list of mandates and says only what was written down. */
export function namedOnPaper(told: Told, person: Person): CertificateDocument['attendance'][number] {
  const { id, name, capacity, contestant } = person;
  const without = capacity !== 'witness' ? null : person.without_mandate ?? (person.mandate_id === null ? 'Mandat tidak tercatat' : null);
  const of = contestantOf(told, person);
  const shown = capacity === 'supervisor' ? BODIES[told.frame.plenary.level].supervises : of === null ? null : `${contestant ?? ''} ${of}`.trim() + (without === null ? '' : ' (tanpa mandat)');
  return { id, name, capacity, of: shown, ...(without === null ? {} : { withoutMandate: without }) };
}

function objectionOnPaper(told: Told, { people }: Night, row: Objection, label: string): CertificateDocument['objections'][number] {
  const who = people.get(row.raised_by);
  const of = who ? contestantOf(told, who) : null;
  const place = row.region_id === null ? undefined : [...told.frame.places.values()].find(({ id }) => id === row.region_id);
  return {
    number: row.number, label, kind: row.kind, matter: row.matter, outcome: row.outcome, answer: row.answer, by: of === null ? who?.name ?? '' : `${who?.name ?? ''} (${of})`,
    place: place === undefined ? null : placeName({ region: place.path, name: place.name, station: row.station ?? 0 }),
  };
}
