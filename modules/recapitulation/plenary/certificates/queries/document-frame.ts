import type { Reader } from '../../../../../kernel/db/schema.ts';
import { contestPage, type ContestContext } from '../../../../elections/index.ts';
import type { Ballot, ContestType } from '../../../../forms/index.ts';
import { ancestorsOf, findRegions, regionsById } from '../../../../regions/index.ts';
import { BODIES, formName, formTitle } from '../../../papers/form-names.ts';
import type { AttendanceView, CertificateDocument } from '../../contract.ts';
import { withoutMandate } from '../../queries/mandates.ts';
import { attendanceViews, objectionViews, refOf } from '../../queries/views.ts';
import type { Plenary } from '../../store/plenaries.ts';
import { contestsOf } from '../../store/units.ts';
import type { DocumentFrame } from '../rules/document.ts';
import { placeName } from '../../rules/station-name.ts';
import { signs, signsFor } from '../rules/signing.ts';

type Names = { readonly below: CertificateDocument['below']; readonly region: CertificateDocument['region']; readonly ancestors: CertificateDocument['ancestors'] };

/** What D.Hasil tells besides figures: names as they are now, who is present, objections to this contest and to the plenary as a whole. */
export async function documentFrame(db: Reader, plenary: Plenary, contest: ContestContext, lines: readonly { readonly regionId: number }[], version: number): Promise<DocumentFrame> {
  const page = await contestPage(db, contest.id);
  if (!page.ok) throw new Error(`contest ${contest.id} has no page`);
  const { event, slug, name, type, district } = page.value;
  return {
    form: formName(plenary.level, type), title: formTitle(plenary.level, type, event.date.slice(0, 4)), event: { slug: event.slug, name: event.name, date: event.date },
    contest: { slug, name, type, variant: contest.form.variant, district, ballot: ballotOf(contest.form.ballot) },
    ...(await namesOf(db, plenary, lines.map((line) => line.regionId))), level: plenary.level, version, place: plenary.place,
    objections: (await objectionsIn(db, plenary)).filter((one) => one.contest === null || one.contest === contest.id).map(({ contest: _all, raisedBy: _who, ...rest }) => rest),
    attendance: await presentIn(db, plenary, type),
  };
}

export async function namesOf(db: Reader, plenary: Plenary, belowIds: readonly number[]): Promise<Names> {
  const above = ancestorsOf(plenary.path);
  const found = await findRegions(db, plenary.scheme, [...above], plenary.validOn);
  const byId = await regionsById(db, [plenary.regionId, ...new Set(belowIds)]);
  const region = byId.get(plenary.regionId);
  if (!region) throw new Error(`plenary ${plenary.id} has no region`);
  const below = [...new Set(belowIds)].flatMap((id) => byId.get(id) ?? []).map(refOf).sort((a, b) => (a.path < b.path ? -1 : 1));
  return { region: refOf(region), ancestors: above.flatMap((path) => found.get(path) ?? []).map(refOf), below };
}

/** Who signs (D.Hasil of a contest of that type, or anything) and is there; a witness with the contestant, and why they have no mandate where they have none; a supervisor with their body. */
export async function presentIn(db: Reader, plenary: Plenary, type?: ContestType): Promise<CertificateDocument['attendance']> {
  const people = await attendanceViews(db, plenary.id, await contestsOf(db, plenary));
  const there = people.filter((person) => (type === undefined ? signs(person.capacity) : signsFor(person, type)) && person.leftAt === null);
  return namedOnPaper(db, plenary, there);
}

/** People as a paper names them. */
export async function namedOnPaper(db: Reader, plenary: Plenary, people: readonly AttendanceView[]): Promise<CertificateDocument['attendance']> {
  const without = await withoutMandate(db, people);
  return people.map(({ id, name, capacity, contestant, contestantName }) => {
    const reason = without.get(id);
    const of = capacity === 'supervisor' ? BODIES[plenary.level].supervises : contestantName === null ? null : `${contestant ?? ''} ${contestantName}`.trim() + (reason === undefined ? '' : ' (tanpa mandat)');
    return { id, name, capacity, of, ...(reason === undefined ? {} : { withoutMandate: reason }) };
  });
}

type Objection = CertificateDocument['objections'][number] & { readonly contest: number | null; readonly raisedBy: number };

export async function objectionsIn(db: Reader, plenary: Plenary): Promise<Objection[]> {
  const people = new Map((await attendanceViews(db, plenary.id, await contestsOf(db, plenary))).map((person) => [person.id, person]));
  return (await objectionViews(db, plenary.id)).map((one) => ({
    number: one.number, label: one.label, contest: one.contest, raisedBy: one.raisedBy.id, kind: one.kind, matter: one.matter, outcome: one.outcome, answer: one.answer, by: byWhom(one.raisedBy.name, people.get(one.raisedBy.id)?.contestantName ?? null),
    place: one.place === null ? null : placeName({ region: one.region ?? '', name: one.place, station: one.station ?? 0 }),
  }));
}

const byWhom = (name: string, of: string | null): string => (of === null ? name : `${name} (${of})`);

/** Numbers and names alone: short names and colours are no part of the paper. */
export function ballotOf(ballot: Ballot): CertificateDocument['contest']['ballot'] {
  const plain = ({ number, name }: { readonly number: number; readonly name: string }) => ({ number, name });
  if (ballot.kind === 'parties') return { kind: 'parties', parties: ballot.parties.map((party) => ({ ...plain(party), candidates: party.candidates.map(plain) })) };
  if (ballot.kind === 'pairs') return { kind: 'pairs', contestants: ballot.contestants.map(plain), emptyColumn: ballot.emptyColumn ?? false };
  return { kind: 'candidates', contestants: ballot.contestants.map(plain) };
}
