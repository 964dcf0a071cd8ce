import { z } from 'zod';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { AnswerObjection, Attend, PlenaryStep, RaiseObjection, ShowLine, type Attended, type ObjectionDone, type Shown } from '../contract.ts';
import { addsStations } from '../rules/levels.ts';
import { lineChanged } from '../store/line-changed.ts';
import { linesByKey, sealedContests } from '../store/lines.ts';
import { groupsOf, setShowing } from '../store/groups.ts';
import { answerObjectionRow, attendanceOf, insertAttendance, insertObjection, markLeft, objectionsOf } from '../store/hall.ts';
import { noteAct } from '../store/plenaries.ts';
import { hasStation } from '../store/reading.ts';
import { contestsOf, unitsOf } from '../store/units.ts';
import { act, PlenaryId } from './act.ts';
import { contestantName } from '../queries/contestants.ts';

const Number_ = z.number().int().min(1).max(2_147_483_647);
const Came = Attend.extend({ id: PlenaryId });

/** Who came, in what capacity; a witness with contestant and mandate. Whoever leads the plenary is nobody's witness. */
export const attend = act<z.output<typeof Came>, Attended>({
  name: 'recapitulation.attend', input: Came, hold: 'alone', during: ['planned', 'open', 'paused'],
  async run(tx, actor, plenary, who) {
    const isWitness = who.capacity === 'witness';
    const name = who.contestType === null || who.contestant === null ? null : await contestantName(tx, await contestsOf(tx, plenary), who.contestType, who.contestant);
    if (isWitness !== (name !== null) || (!isWitness && (who.contestType !== null || who.contestant !== null))) {
      return fail(problem('input_invalid', { column: 'contestant', reason: isWitness ? { id: 'peserta pemilu itu tidak ada di sini', en: 'there is no such contestant here' } : { id: 'hanya untuk saksi', en: 'for witnesses only' } }));
    }
    if (isWitness && (who.letter === null || who.letter === '')) return fail(problem('input_invalid', { column: 'letter', reason: { id: 'tulis nomor surat mandat', en: 'write the number of the mandate' } }));
    if (isWitness && who.person === actor.id) return fail(problem('not_allowed', { verb: 'recapitulation.lead' }));
    const { id: _plenary, ...person } = who;
    const id = await insertAttendance(tx, plenary.id, person);
    await noteAct(tx, plenary, 'attend', actor, { ...person, id });
    return ok({ id });
  },
  details: ({ capacity, contestType, contestant }, { id }) => ({ number: id, capacity, ...(contestant === null ? {} : { contestType, contestant }) }),
});

const Left = PlenaryStep.extend({ id: PlenaryId, number: Number_ });

export const leave = act<z.output<typeof Left>, Attended>({
  name: 'recapitulation.leave', input: Left, hold: 'alone', during: ['planned', 'open', 'paused'],
  async run(tx, actor, plenary, { number }) {
    if (!(await markLeft(tx, plenary.id, number))) return fail(problem('not_present', { numbers: number }));
    await noteAct(tx, plenary, 'leave', actor, { id: number });
    return ok({ id: number });
  },
  details: ({ number }) => ({ number }),
});

const Show = ShowLine.extend({ id: PlenaryId });

/** What a group has on its projector: one of its own lines, or nothing. Not an act of the minutes. */
export const showLine = act<z.output<typeof Show>, Shown>({
  name: 'recapitulation.show', input: Show, hold: 'beside', during: ['open', 'paused'],
  async run(tx, _actor, plenary, { group, line }) {
    const unknown = fail(problem('not_found', { thing: { id: 'Baris itu di kelompok ini', en: 'That line in this group' } }));
    const found = (await groupsOf(tx, plenary.id)).find(({ number }) => number === group);
    if (!found) return unknown;
    if (line) {
      const unit = (await unitsOf(tx, plenary)).find(({ path }) => path === line.region);
      const rows = unit && found.regions.includes(unit.id) ? await linesByKey(tx, plenary.id, addsStations(plenary.level), [{ contest: line.contest, regionId: unit.id, station: line.station }]) : [];
      if (rows.length === 0) return unknown;
    }
    await setShowing(tx, plenary.id, group, line);
    return ok({ group, showing: line });
  },
  details: ({ group, line }) => ({ group, line }),
});

const Raise = RaiseObjection.extend({ id: PlenaryId });

/** An objection or a special event. It stops nothing; what is drawn up and not signed yet no longer tells all, and is taken back. */
export const raiseObjection = act<z.output<typeof Raise>, ObjectionDone>({
  name: 'recapitulation.raise_objection', input: Raise, hold: 'alone', during: ['open', 'paused'],
  async run(tx, actor, plenary, { contest, region, station, raisedBy, matter, kind }) {
    if (!(await attendanceOf(tx, plenary.id)).some(({ id }) => id === raisedBy)) return fail(problem('not_present', { numbers: raisedBy }));
    const contests = await contestsOf(tx, plenary);
    if (contest !== null && !contests.some(({ id }) => id === contest)) return fail(problem('not_found', { thing: { id: `Pemilihan ${contest}`, en: `Contest ${contest}` } }));
    const unit = region === null ? null : (await unitsOf(tx, plenary)).find(({ path }) => path === region);
    if (unit === undefined || (station !== null && (!unit || !(await hasStation(tx, plenary.id, unit.id, station))))) return fail(problem('not_found', { thing: { id: `Wilayah ${region ?? ''} / TPS ${station ?? '–'}`, en: `Region ${region ?? ''} / station ${station ?? '–'}` } }));
    const about = contest === null ? contests.map(({ id }) => id) : [contest];
    const sealed = await sealedContests(tx, plenary.id, about);
    const first = contest === null ? undefined : contests.find(({ id }) => sealed.has(id));
    if (first) return fail(problem('line_sealed', { contest: first.name }));
    const number = await insertObjection(tx, { plenary_id: plenary.id, contest_id: contest, region_id: unit?.id ?? null, station, raised_by: raisedBy, matter, kind });
    for (const id of about) await lineChanged(tx, plenary, id);
    await noteAct(tx, plenary, 'raise_objection', actor, { number, contest, region, station, raisedBy, matter, kind });
    return ok({ number, outcome: 'open' as const });
  },
  details: ({ contest, region, station, raisedBy, kind }, { number }) => ({ number, kind, contest, region, station, raisedBy }),
});

const Answer = AnswerObjection.extend({ id: PlenaryId, number: Number_ });

/** What became of it: granted, not granted, or what the supervisor recommends (which may still be granted or not). */
export const answerObjection = act<z.output<typeof Answer>, ObjectionDone>({
  name: 'recapitulation.answer_objection', input: Answer, hold: 'alone', during: ['open', 'paused'],
  async run(tx, actor, plenary, { number, outcome, answer }) {
    const thing = { id: `Keberatan ${number}`, en: `Objection ${number}` };
    const found = (await objectionsOf(tx, plenary.id)).find((one) => one.number === number);
    if (!found) return fail(problem('not_found', { thing }));
    if (found.outcome === 'accepted' || found.outcome === 'rejected') return fail(problem('conflict', { thing, outcome: found.outcome }));
    const contests = await contestsOf(tx, plenary);
    const about = contests.filter(({ id }) => found.contest === null || id === found.contest);
    const sealed = await sealedContests(tx, plenary.id, about.map(({ id }) => id));
    const first = found.contest === null ? undefined : about.find(({ id }) => sealed.has(id));
    if (first) return fail(problem('line_sealed', { contest: first.name }));
    await answerObjectionRow(tx, plenary.id, number, outcome, answer);
    for (const { id } of about) await lineChanged(tx, plenary, id);
    await noteAct(tx, plenary, 'answer_objection', actor, { number, outcome, answer });
    return ok({ number, outcome });
  },
  details: ({ number, outcome }) => ({ number, outcome }),
});
