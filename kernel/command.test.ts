import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { NATION, placesOf, type Actor } from './access.ts';
import { readTrail } from './audit/read-trail.ts';
import { command, execute } from './command.ts';
import type { Tx } from './db/schema.ts';
import { problem } from './problem.ts';
import { fail, must, ok } from './result.ts';
import { operator, testDatabase, type TestDatabase } from './testing/database.ts';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(async () => { await database.close(); });

const plant = async (tx: Tx, what: string): Promise<void> => { await sql`INSERT INTO planted (what) VALUES (${what})`.execute(tx); };
const isPlanted = async (what: string): Promise<boolean> => (await sql`SELECT 1 FROM planted WHERE what = ${what}`.execute(database.db)).rows.length === 1;

const plantOne = command({
  name: 'test.plant', verb: 'test.plant',
  input: z.object({ what: z.string().min(2), path: z.string(), refuse: z.boolean().default(false) }),
  place: async (_tx, input) => ok({ scheme: 'kemendagri', path: input.path }),
  run: async (tx, _actor, input) => {
    await plant(tx, input.what);
    return input.refuse ? fail(problem('conflict', { thing: input.what })) : ok({ planted: input.what });
  },
  audit: (input, output, place) => ({ place, thing: `planted ${input.what}`, details: output }),
});

const send = (actor: Actor, key: string, input: unknown) => execute(database.db, plantOne, { actor, key, input });

describe('a command', () => {
  it('does its work and leaves one entry in the trail, together', async () => {
    expect(must(await send(operator, 'key-00001', { what: 'rice', path: '16.71' }))).toEqual({ planted: 'rice' });
    const trail = await readTrail(database.db, { thing: 'planted rice', limit: 10, within: [NATION] });
    expect(trail).toHaveLength(1);
    expect(trail[0]).toMatchObject({ actor: operator.id, action: 'test.plant', path: '16.71', details: { planted: 'rice' } });
  });

  it('gives the first answer again when sent again, and does nothing twice', async () => {
    const twice = await Promise.all([1, 2, 3].map(() => send(operator, 'key-00002', { what: 'corn', path: '16' })));
    expect(twice.map(must)).toEqual([{ planted: 'corn' }, { planted: 'corn' }, { planted: 'corn' }]);
    expect(await readTrail(database.db, { thing: 'planted corn', limit: 10, within: [NATION] })).toHaveLength(1);
  });

  it('refuses a key that was used for something else', async () => {
    await send(operator, 'key-00003', { what: 'sago', path: '16' });
    const other = await send(operator, 'key-00003', { what: 'taro', path: '16' });
    expect(other).toMatchObject({ ok: false, problem: { code: 'key_reused', status: 409 } });
    expect(await isPlanted('taro')).toBe(false);
  });

  it('leaves no trace when it refuses, and the key stays free', async () => {
    const refused = await send(operator, 'key-00004', { what: 'kelp', path: '16', refuse: true });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'conflict' } });
    expect(await isPlanted('kelp')).toBe(false);
    expect(await readTrail(database.db, { thing: 'planted kelp', limit: 1, within: [NATION] })).toHaveLength(0);
    expect((await send(operator, 'key-00004', { what: 'kelp', path: '16' })).ok).toBe(true);
  });

  it('is allowed only within the region its verb is held on', async () => {
    const local: Actor = { id: 'local', name: 'L', grants: [{ verb: 'test.plant', scheme: 'kemendagri', path: '16.71' }] };
    expect((await send(local, 'key-00005', { what: 'bean', path: '16.71.04' })).ok).toBe(true);
    expect(await send(local, 'key-00006', { what: 'pea', path: '16.72' })).toMatchObject({ ok: false, problem: { code: 'not_allowed', status: 403 } });
  });

  it('names every field that does not fit its contract', async () => {
    const answer = await send(operator, 'key-00007', { what: 'x' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'input_invalid', status: 400, params: { column: 'what, path' } } });
  });
});

describe('the trail', () => {
  it('shows a reader only what happened within the regions the right is held on', async () => {
    for (const [n, path] of ['16.71', '16.71.04', '16.710', '17'].entries()) await send(operator, `trail-${n}000`, { what: `trail ${path}`, path });
    const local: Actor = { id: 'l', name: 'L', grants: [{ verb: 'audit.read', scheme: 'kemendagri', path: '16.71' }] };
    const seen = await readTrail(database.db, { thing: 'planted trail', limit: 10, within: placesOf(local, 'audit.read') });
    expect(seen.map(({ path }) => path)).toEqual(['16.71.04', '16.71']);
    expect(await readTrail(database.db, { limit: 10, within: [] })).toEqual([]);
  });

  it.each(['UPDATE audit_entry SET actor = \'x\'', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'])('refuses %s', async (statement) => {
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/append-only/);
  });
});
