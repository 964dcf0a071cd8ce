import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../../../kernel/clock.ts';
import { newId } from '../../../../kernel/ids.ts';
import { must } from '../../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../../kernel/testing/database.ts';
import { codeOf, entriesOf, office, otherOffice, personnel } from '../testing/fixtures.ts';
import { addBreachEvent } from './add-event.ts';
import { breachNotice, exportBreaches, listBreaches } from './list.ts';
import { registerBreach } from './register.ts';

let house: TestDatabase;
beforeAll(async () => { house = await testDatabase(); });
afterAll(() => house.close());

const FOUND = '2026-11-21T10:00:00+07:00';
const clock = fixedClock('2026-11-21T11:00:00+07:00');
const facts = {
  scheme: 'kemendagri', path: '16.71', happened: '=Laptop hilang di kantor', happenedAt: '20 November 2026 malam', discoveredAt: FOUND, dataKinds: ['Nama', 'Nomor telepon'], people: 12, measures: 'Akun ditutup',
};
const register = (more: Record<string, unknown> = {}, actor = office) => registerBreach(house.db, { actor, key: newId(), input: { ...facts, ...more } }, clock);
const add = (id: string, kind: string, at: string, actor = office, note = '') => addBreachEvent(house.db, { actor, key: newId(), input: { id, kind, at, note } }, fixedClock('2026-12-31T00:00:00Z'));
const seen = async (id: string, now: string) => (await listBreaches(house.db, office, { state: 'all', scheme: '*', path: '' }, new Date(now))).find((one) => one.id === id);

describe('a breach', () => {
  it('must be told within three times twenty-four hours of its discovery', async () => {
    const { id, notifyBy } = must(await register());
    expect(notifyBy).toBe('2026-11-24T03:00:00.000Z');
    expect(await seen(id, '2026-11-24T03:00:00Z')).toMatchObject({ persons: 'running', authority: 'running', closed: false });
    expect(await seen(id, '2026-11-24T03:00:01Z')).toMatchObject({ persons: 'overdue', authority: 'overdue' });
    must(await add(id, 'notified_persons', '2026-11-23T10:00:00+07:00'));
    must(await add(id, 'notified_authority', '2026-11-24T12:00:00+07:00'));
    expect(await seen(id, '2026-11-30T00:00:00Z')).toMatchObject({ persons: 'met', authority: 'late' });
    expect((await entriesOf(house, `breach ${id}`)).map(({ action }) => action)).toEqual(['privacy.register_breach', 'privacy.add_breach_event', 'privacy.add_breach_event']);
  });
  it('is never overwritten: what follows is an event, and a closed one takes none', async () => {
    const { id } = must(await register());
    must(await add(id, 'measure', FOUND, office, 'Kunci diganti'));
    must(await add(id, 'closed', FOUND));
    expect(codeOf(await add(id, 'note', FOUND))).toBe('conflict');
    for (const text of [`UPDATE breach SET people = 0`, `DELETE FROM breach_event`, `UPDATE breach_event SET note = ''`]) await expect(house.pool.query(text)).rejects.toThrow('append-only');
    const { text } = must(await breachNotice(house.db, office, id, 'persons', async () => 'KPU Kota Uji'));
    for (const part of ['- Nama', '20 November 2026 malam. =Laptop hilang', '- Akun ditutup', '- Kunci diganti', 'KPU Kota Uji', '21 November 2026']) expect(text).toContain(part);
  });
  it('is of one region; others do not know of it', async () => {
    const { id } = must(await register());
    expect(codeOf(await register({}, otherOffice))).toBe('not_allowed');
    expect(codeOf(await register({}, personnel))).toBe('not_allowed');
    expect(codeOf(await add(id, 'note', FOUND, otherOffice))).toBe('not_found');
    expect(codeOf(await add(id, 'note', FOUND, personnel))).toBe('not_allowed');
    expect(codeOf(await breachNotice(house.db, otherOffice, id, 'persons', async () => ''))).toBe('not_found');
    expect(await listBreaches(house.db, otherOffice, { state: 'all', scheme: '*', path: '' }, clock.now())).toEqual([]);
  });
  it.each([[{ discoveredAt: '2026-11-22T10:00:00+07:00' }], [{ dataKinds: [] }], [{ people: -1 }], [{ happened: '' }]])('with %j is refused', async (more) => {
    expect(codeOf(await register(more))).toBe('input_invalid');
  });
  it('leaves as a table that runs no formula', async () => {
    const { file, name } = await exportBreaches(house.db, office, clock.now());
    expect(name).toBe('kejadian-data-2026-11-21.csv');
    expect(file).toContain(`,'=Laptop hilang`);
  });
});
