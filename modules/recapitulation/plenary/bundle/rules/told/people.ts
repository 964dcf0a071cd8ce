import { z } from 'zod';
import { AnswerObjection, Attend, RaiseObjection } from '../../../contract.ts';
import { canonicalJson } from '../../../certificates/rules/canonical.ts';
import { short, type Snapshot } from '../../store/snapshot.ts';
import { areDistinct, firstFlaw, thing, type Flaw, type Told } from './frame.ts';
import { eachTold } from './steps.ts';

const Id = z.number().int().min(1).max(2_147_483_647);
/** As an act tells it. */
export const Came = Attend.extend({ id: Id });
const Left = z.object({ id: Id });
type Person = Snapshot['attendance'][number];
type Objection = Snapshot['objections'][number];

const person = ({ id, name }: Person): Flaw => thing(`hadirin nomor ${id} (${name})`, `number ${id} of those present (${name})`);

/** Whoever is present stood in the list when the copy left, or an act of the hall wrote them down just so; a witness for a contestant of here. */
export function checkAttendance(told: Told): Flaw {
  const { frame: { base, contestants }, snapshot } = told;
  const [came, left] = [new Map<number, z.output<typeof Came>>(), new Set<number>()];
  const flaw = eachTold(told, 'attend', Came, (one, number) => {
    const isWitness = one.capacity === 'witness';
    const fits = isWitness ? contestants.has(`${one.contestType ?? ''}/${one.contestant ?? ''}`) && (typeof one.mandate === 'number') !== (typeof one.withoutMandate === 'string') : one.contestType === null && one.contestant === null && !one.mandate && !one.withoutMandate;
    if (came.has(one.id) || base[`attendance:${one.id}`] !== undefined) return { act: number, why: { id: 'nomor hadir itu sudah dipakai', en: 'that number of those present is taken' } };
    came.set(one.id, one);
    return fits ? null : { act: number, why: { id: 'saksi tanpa peserta pemilu di sini atau tanpa mandat dan alasannya, atau mandat tanpa saksi', en: 'a witness without a contestant of here, or without a mandate and the reason, or a mandate without a witness' } };
  }) ?? eachTold(told, 'leave', Left, ({ id }) => { left.add(id); return null; });
  if (flaw) return flaw;
  if (!areDistinct(snapshot.attendance.map(({ id }) => id))) return thing('nomor hadirin', 'the numbers of those present');
  return firstFlaw(snapshot.attendance, (row) => (isTold(row, came.get(row.id), base[`attendance:${row.id}`]) && (row.left_at !== null) === (left.has(row.id) || (!came.has(row.id) && isThatOf(row, true, base))) ? null : person(row)))
    ?? firstFlaw(came.keys(), (id) => (snapshot.attendance.some((row) => row.id === id) ? null : thing(`hadirin nomor ${id}`, `number ${id} of those present`)));
}

const isThatOf = ({ came_at: _came, left_at: _left, ...row }: Person, left: boolean, base: Told['frame']['base']): boolean => short(canonicalJson({ ...row, left })) === base[`attendance:${row.id}`];
const isTold = (row: Person, came: z.output<typeof Came> | undefined, before: string | undefined): boolean => (came
  ? row.name === came.name && row.capacity === came.capacity && row.contest_type === came.contestType && row.contestant === came.contestant && row.letter === came.letter && row.person_id === came.person && row.mandate_id === (came.mandate ?? null) && row.without_mandate === (came.withoutMandate ?? null)
  : before !== undefined && (isThatOf(row, false, { [`attendance:${row.id}`]: before }) || isThatOf(row, true, { [`attendance:${row.id}`]: before })));

const Raised = RaiseObjection.extend({ number: Id });
const Answered = AnswerObjection.extend({ number: Id });

/** Objections are those that an act raised, about what is read here; their answers are those of the minutes. */
export function checkObjections(told: Told): Flaw {
  const { frame: { base, contests, units, lines }, snapshot } = told;
  const [raised, answered] = [new Map<number, z.output<typeof Raised>>(), new Map<number, z.output<typeof Answered>>()];
  const present = new Set(snapshot.attendance.map(({ id }) => id));
  const flaw = eachTold(told, 'raise_objection', Raised, (one, number) => {
    const isPlaced = one.region === null ? one.station === null : units.has(one.region) && (one.station === null || [...contests.keys()].some((contest) => lines.has(`line:${contest}/${one.region ?? ''}/${one.station ?? 0}`)));
    if (raised.has(one.number) || base[`objection:${one.number}`] !== undefined) return { act: number, why: { id: 'nomor keberatan itu sudah dipakai', en: 'that number of an objection is taken' } };
    raised.set(one.number, one);
    return isPlaced && present.has(one.raisedBy) && (one.contest === null || contests.has(one.contest)) ? null : { act: number, why: { id: 'keberatan tentang yang tidak dibacakan di sini, atau dari orang yang tidak hadir', en: 'an objection to what is not read here, or of somebody who is not present' } };
  }) ?? eachTold(told, 'answer_objection', Answered, (one) => { answered.set(one.number, one); return null; });
  if (flaw) return flaw;
  if (!areDistinct(snapshot.objections.map(({ number }) => number))) return thing('nomor keberatan', 'the numbers of objections');
  return firstFlaw(snapshot.objections, (row) => (isRaised(row, raised.get(row.number), units) && isAnswered(row, answered.get(row.number), base, raised.has(row.number)) ? null : thing(`keberatan nomor ${row.number}`, `objection ${row.number}`)))
    ?? firstFlaw(raised.keys(), (number) => (snapshot.objections.some((row) => row.number === number) ? null : thing(`keberatan nomor ${number}`, `objection ${number}`)));
}

const isRaised = (row: Objection, one: z.output<typeof Raised> | undefined, units: Told['frame']['units']): boolean => one === undefined
  || (row.contest_id === one.contest && row.station === one.station && row.raised_by === one.raisedBy && row.matter === one.matter && row.kind === one.kind && row.region_id === (one.region === null ? null : units.get(one.region)?.id));

function isAnswered(row: Objection, answer: z.output<typeof Answered> | undefined, base: Told['frame']['base'], isNew: boolean): boolean {
  if (answer) return row.outcome === answer.outcome && row.answer === answer.answer && (isNew || base[`objection:${row.number}`] !== undefined);
  return isNew ? row.outcome === 'open' && row.answer === null : short(canonicalJson(row)) === base[`objection:${row.number}`];
}
