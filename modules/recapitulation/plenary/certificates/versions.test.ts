import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute, type Command } from '../../../../kernel/command.ts';
import { must } from '../../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../../kernel/testing/database.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { composeRecapitulation } from '../../compose.ts';
import { plantHall } from '../fixtures/hall.ts';
import { answerObjection, attend, confirmLine, correctLine, openPlenary, planPlenary, raiseObjection } from '../index.ts';
import { acceptCertificate, drawUp, readBack, reopenCertificate, sendCertificate, signCertificate } from './index.ts';
import { certificatePage } from './queries/certificate-page.ts';
import { changedCells } from './rules/changed-cells.ts';
import { certificateById } from './store/certificates.ts';

const VILLAGE = '11.01.01.1001';
let database: TestDatabase;
let contest: ContestContext;
let id = 0;
let number = 0;
const above = { ...operator, id: 'uji:kota' };
const done = async <I, O>(command: Command<I, O>, input: object, actor = operator): Promise<O> => must(await execute(database.db, command, { actor, key: `versi-uji-${number++}`, input }));
const votes = (one: number) => ({ 'C.1': one, 'C.2': 5, V1: one + 5, V2: 1, V3: one + 6 });
const line = (station: number, after: number) => ({ id, contest: contest.id, region: VILLAGE, station, after });
const draw = () => done(drawUp, { id, contest: contest.id });
const versions = async (certificate: number) => (await certificatePage(database.db, (await certificateById(database.db, certificate))!, { lead: true, parent: false })).versions;
const person = { contestType: null, contestant: null, letter: null, person: null };

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  contest = (await plantHall(database.db, { regencies: 1, subdistricts: 1, villages: 1, stations: 2 }))[0]!;
  id = (await done(planPlenary, { event: 'uji', region: '11.01.01', place: 'Aula', plannedFor: null })).id;
  await done(openPlenary, { id });
  await done(attend, { id, ...person, name: 'Ketua', capacity: 'chair' });
  for (const station of [1, 2]) await done(confirmLine, { ...line(station, 0), figures: votes(10 * station) });
});
afterAll(() => database.close());

describe('versions of a D.Hasil', () => {
  it('tell who drew each up, what made it necessary, and every cell that changed: TPS 2 from 20 to 27, the sum from 30 to 37', async () => {
    const first = await draw();
    expect(await versions(first.id)).toMatchObject([{ id: first.id, version: 1, state: 'draft', hash: first.hash, because: [], changed: null }]);
    await done(correctLine, { ...line(2, 1), figures: votes(27), reason: 'Salah turus', evidence: 'Plano', askedBy: 'Saksi', agreedBy: [1] });
    await done(raiseObjection, { id, contest: contest.id, region: null, station: null, raisedBy: 1, matter: 'Jumlah surat suara', kind: 'objection' });
    const second = await draw();
    const told = await versions(first.id);
    expect(told.map(({ version, state }) => [version, state])).toEqual([[2, 'draft'], [1, 'superseded']]);
    expect(told[0]).toMatchObject({
      id: second.id, drawnUpBy: expect.any(String) as string,
      because: [{ act: 'correct', reason: 'Salah turus', station: 'TPS 002', lines: [`${VILLAGE}/2`] }, { act: 'raise_objection', reason: 'Jumlah surat suara', station: null, lines: [] }],
      changed: { count: 3, total: [{ cell: 'V3', before: 42, after: 49 }, { cell: 'C.1', before: 30, after: 37 }, { cell: 'V1', before: 40, after: 47 }].sort((a, b) => contest.form.index[a.cell]! - contest.form.index[b.cell]!) },
    });
    expect(told[0]!.changed!.cells.map(({ place, cell, before, after }) => [place, cell, before, after])).toEqual(expect.arrayContaining([[`TPS 002, Village ${VILLAGE}`, 'C.1', 20, 27], [`TPS 002, Village ${VILLAGE}`, 'V1', 25, 32], [`TPS 002, Village ${VILLAGE}`, 'V3', 26, 33]]));
    expect(told.map(({ hash }) => hash)).toEqual([second.hash, first.hash]);
  });

  it('tell why one was opened again from above; the same figures are no change', async () => {
    await done(answerObjection, { id, number: 1, outcome: 'rejected', answer: 'Sudah dihitung bersama' });
    const [second] = await versions((await draw()).id);
    await done(readBack, { id: second!.id });
    await done(signCertificate, { id: second!.id, attendance: 1, signed: true, reason: null });
    await done(sendCertificate, { id: second!.id });
    await done(acceptCertificate, { id: second!.id }, above);
    await done(reopenCertificate, { id: second!.id, reason: 'Diminta Bawaslu' }, above);
    const made = await draw();
    const told = await versions(made.id);
    expect(told.map(({ version, state, note }) => [version, state, note])).toEqual([[4, 'draft', null], [3, 'superseded', 'Diminta Bawaslu'], [2, 'superseded', null], [1, 'superseded', null]]);
    expect(told[0]).toMatchObject({ because: [{ act: 'certificate_reopen', by: 'uji:kota', reason: 'Diminta Bawaslu' }], changed: { count: 0, cells: [], total: [] } });
    expect(told[1]).toMatchObject({ because: [{ act: 'answer_objection', reason: 'Sudah dihitung bersama' }] });
  });
});

it('changed cells of any two papers turn the one into the other', () => {
  const figure = fc.option(fc.nat(9), { nil: null });
  const paper = fc.array(fc.record({ station: fc.integer({ min: 1, max: 6 }), figures: fc.array(figure, { minLength: 3, maxLength: 3 }) }), { maxLength: 6 })
    .map((all) => [...new Map(all.map((one) => [one.station, one])).values()].sort((a, b) => a.station - b.station))
    .map((all) => ({ cells: ['A', 'B', 'C'], below: [], columns: all.map((one) => ({ label: '', region: VILLAGE, corrected: [], ...one })), total: [0, 1, 2].map((at) => all.reduce<number | null>((sum, { figures }) => (figures[at] == null ? sum : (sum ?? 0) + figures[at]), null)) }));
  fc.assert(fc.property(paper, paper, (before, after) => {
    const { count, cells, total } = changedCells(before, after, 1000);
    expect(count).toBe(cells.length);
    const sheet = (one: typeof before) => new Map(one.columns.flatMap(({ station, figures }) => figures.map((value, at) => [`${station} ${one.cells[at]}`, value] as const)).filter(([, value]) => value !== null));
    const made = sheet(before);
    for (const { station, cell, before: was, after: is } of cells) {
      expect(made.get(`${station} ${cell}`) ?? null).toBe(was);
      if (is === null) made.delete(`${station} ${cell}`); else made.set(`${station} ${cell}`, is);
    }
    expect(made).toEqual(sheet(after));
    for (const { cell, before: was, after: is } of total) expect([before.total[before.cells.indexOf(cell)], after.total[after.cells.indexOf(cell)]]).toEqual([was, is]);
  }));
});
