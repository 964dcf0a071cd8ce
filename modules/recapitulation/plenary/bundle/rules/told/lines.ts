import { FIGURE_MAX } from '../../../../../sheets/contract.ts';
import { addsStations } from '../../../rules/levels.ts';
import { nextLine } from '../../../states.ts';
import type { RawAct } from '../../store/hall-house.ts';
import type { RawLine } from '../../store/snapshot.ts';
import { alike as same } from './alike.ts';
import { areDistinct, cannot, firstFlaw, type Figures, type Flaw, type Known, type Told } from './frame.ts';
import { isSealed, rawOf, takeBack, type Night } from './night.ts';
import { sealed } from './people.ts';
import { BECOMES, Corrected, keyOf, Lines, PaperSays, shaped, Undone, type ToldLine } from './said.ts';

type Written = { readonly figures: Figures; readonly from: NonNullable<ToldLine['writtenFrom']>; readonly certificate: number | null };
const blank = (line: ToldLine): RawLine => ({
  contest_id: line.contest, region_id: 0, region: line.region, station: line.station, state: 'waiting', written: null, written_from: null, figures: null, corrected: [], reason: null, evidence: null, asked_by: null, agreed_by: [], certificate_id: null,
  misread: null, misread_why: null, replaced: null, replaced_by: null, changed_at: null, changed_by: null, changes: 0,
});

/** Lines are read, corrected, or to be read again: each becomes just what the office itself would make of those figures and words at that moment. */
export const read = (told: Told, night: Night, act: RawAct): Flaw => shaped(act, Lines, ({ lines }) => {
  if (!areDistinct(lines.map(keyOf))) return cannot(act, 'satu baris disebut dua kali', 'one line is named twice');
  const flaw = firstFlaw(lines, (line) => {
    if (!told.frame.lines.has(keyOf(line))) return cannot(act, 'baris itu tidak dibacakan di rapat ini', 'that line is not read in this plenary');
    if (isSealed(night, line.contest)) return sealed(act);
    const before = night.lines.get(keyOf(line)) ?? blank(line);
    if (!fitsForm(told, line) || !readings(told, night, act, line, before).some((one) => same(one, line))) return cannot(act, 'pembacaan itu tidak mungkin dengan angka, orang atau keadaan baris pada saat itu', 'that reading cannot be with its figures or people, or after what the line was');
    night.lines.set(keyOf(line), rawOf(told.frame, line, act.at, act.actor, before.changes + 1));
    return null;
  });
  if (!flaw) takeBack(night, new Set(lines.map(({ contest }) => contest)));
  return flaw;
});

const isStation = ({ frame }: Told): boolean => addsStations(frame.plenary.level);
function fitsForm(told: Told, line: ToldLine): boolean {
  const [cells, most] = [told.frame.contests.get(line.contest)?.form.cells.length, isStation(told) ? FIGURE_MAX : Number.MAX_SAFE_INTEGER];
  return [line.written, line.figures, line.misread, line.replaced].every((row) => row === null || (row.length === cells && row.every((figure) => (figure ?? 0) <= most)));
}

/** All that the office's own commands could have written of it: one for each way in which something was known before. None where the step cannot be. */
function readings(told: Told, night: Night, act: RawAct, line: ToldLine, before: RawLine): ToldLine[] {
  if (nextLine(before.state, act.act) === null || line.state !== BECOMES[act.act] || (line.figures === null)) return [];
  if (act.act === 'undo') return Undone.safeParse(line).success ? [undone(told, line, before)] : [];
  if (act.act === 'correct' && !(isAgreed(night, line) && same(Corrected.safeParse(line).data, { reason: line.reason, evidence: line.evidence, askedBy: line.askedBy }))) return [];
  const read = (written: Written, known: Known | null, aside: boolean): ToldLine | null => (act.act === 'confirm' ? confirmed(told, act, line, before, written, known, aside) : corrected(line, before, written, known));
  if (!isStation(told)) return certificatesOf(told, act, line, before).flatMap((written) => read(written, null, false) ?? []);
  if (before.written && before.written_from) return [read({ figures: before.written, from: before.written_from, certificate: null }, null, false)].flatMap((one) => one ?? []);
  return (told.frame.known.get(keyOf(line)) ?? []).flatMap((known) => {
    const there = writtenOf(known);
    if (act.act === 'correct') return there ? read(there, known, false) ?? [] : [];
    const aside = there !== null && !same(there.figures, line.figures);
    return read(there && !aside ? there : { figures: line.figures ?? [], from: 'typed', certificate: null }, known, aside) ?? [];
  });
}

const writtenOf = ({ accepted, entry }: Known): Written | null => (accepted ? { figures: accepted, from: 'accepted', certificate: null } : entry ? { figures: entry, from: 'entry', certificate: null } : null);

/** What a line above the stations may rest on: what it was corrected from, else a certificate that was accepted when the copy left. */
function certificatesOf({ frame }: Told, act: RawAct, line: ToldLine, before: RawLine): Written[] {
  if (act.act === 'correct' && before.state !== 'waiting' && before.written) return [{ figures: before.written, from: 'certificate', certificate: before.certificate_id }];
  return (frame.below.get(`${line.contest}/${line.region}`) ?? []).map(({ id, figures }) => ({ figures, from: 'certificate', certificate: id }));
}

const settled = (line: ToldLine, before: RawLine, written: Written): ToldLine => ({
  contest: line.contest, region: line.region, station: line.station, state: line.state, written: written.figures, writtenFrom: written.from, certificate: written.certificate, figures: line.figures,
  corrected: (line.figures ?? []).flatMap((figure, at) => (figure === written.figures[at] ? [] : [at])), misread: before.misread, misreadWhy: before.misread_why, replaced: before.replaced, replacedBy: before.replaced_by, reason: null, evidence: null, askedBy: null, agreedBy: [],
});

/** Just what is written. Figures other than those known before are the paper's only with the reason why, and those known stand beside (`misread`); what does not add up may bear what the paper says. */
function confirmed(told: Told, act: RawAct, line: ToldLine, before: RawLine, written: Written, known: Known | null, aside: boolean): ToldLine | null {
  const made = settled(line, before, written);
  if (made.corrected.length > 0 || (aside && !PaperSays.safeParse(line.reason).success)) return null;
  const isAgreedOn = aside && known?.accepted;
  const typedBy = aside && !known?.accepted ? [told.frame.officers.get(act.actor) ?? act.actor, act.actor] : [];
  return { ...made, ...replacing(line, before, written.figures, known, typedBy), ...(isAgreedOn ? { misread: known.accepted, misreadWhy: line.reason } : {}), reason: PaperSays.safeParse(line.reason).data ?? before.misread_why };
}

function corrected(line: ToldLine, before: RawLine, written: Written, known: Known | null): ToldLine | null {
  const made = settled(line, before, written);
  return made.corrected.length === 0 ? null : { ...made, ...replacing(line, before, written.figures, known, []), reason: line.reason, evidence: line.evidence, askedBy: line.askedBy, agreedBy: line.agreedBy };
}

/** What the station's own people had typed and somebody of an office replaced stands beside, when it is first read. */
function replacing(line: ToldLine, before: RawLine, written: Figures, known: Known | null, typedBy: readonly string[]): Partial<ToldLine> {
  if (!known?.own || before.written !== null || same(known.own, written)) return {};
  const by = known.officeAfter.length > 0 ? known.officeAfter : typedBy;
  return by.length === 0 ? {} : { replaced: known.own, replacedBy: by.find((name) => name === line.replacedBy) ?? by[0] ?? null };
}

/** To be read again: its figures stay; a certificate from below is taken anew. */
function undone(told: Told, line: ToldLine, before: RawLine): ToldLine {
  const { figures: _figures, corrected: _corrected, ...made } = settled(line, before, { figures: before.written ?? [], from: before.written_from ?? 'typed', certificate: null });
  return { ...made, figures: before.figures, corrected: [], reason: line.reason, ...(isStation(told) ? { written: before.written, writtenFrom: before.written_from } : { written: null, writtenFrom: null }) };
}

/** Those who agree are there at that moment, and the chair is among them. */
function isAgreed(night: Night, line: ToldLine): boolean {
  const there = [...night.people.values()].filter(({ left_at: left }) => left === null);
  return line.agreedBy.every((name) => there.some((one) => one.name === name)) && line.agreedBy.some((name) => there.some((one) => one.name === name && one.capacity === 'chair')) && line.agreedBy.length <= there.length;
}
