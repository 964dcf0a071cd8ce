import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../access.ts';
import { testDatabase, type TestDatabase } from '../testing/database.ts';
import { anchorTrail, readAnchors } from './anchors.ts';
import { checkTrail, type TrailReport } from './check.ts';
import { tellFault, type TrailFault } from './faults.ts';
import { appendAudit, noteAudit, type AuditNote } from './trail.ts';

let house: TestDatabase;
let folder: string;
const TABLES = ['audit_entry', 'audit_link'] as const;
const officer: Actor = { id: 'petugas:1', name: 'Petugas', grants: [] };
const note = (thing: string): AuditNote => ({ place: { scheme: 'kemendagri', path: '16.71' }, thing, details: { angka: 12.5, alasan: 'dibaca ulang “C.Hasil”', daftar: [1, null] } });

beforeAll(async () => {
  house = await testDatabase(24);
  folder = await mkdtemp(join(tmpdir(), 'erekap-trail-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await house.close();
});

const run = (statement: string): Promise<unknown> => house.pool.query(statement);

/** What only the owner of the whole server can do: every guard is out of the way. */
async function tamper(...statements: string[]): Promise<void> {
  const off = (how: string): Promise<unknown> => run(TABLES.map((table) => `ALTER TABLE ${table} ${how} TRIGGER USER`).join(';'));
  await off('DISABLE');
  for (const statement of statements) await run(statement);
  await off('ENABLE');
  for (const table of TABLES) await run(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_append_only`);
}

let anchors: string;
let made = 0;
/** Twenty entries of one each, and one statement with five. */
async function freshTrail(): Promise<void> {
  await tamper('TRUNCATE audit_entry, audit_link RESTART IDENTITY');
  for (let i = 0; i < 20; i++) await noteAudit(house.db, officer, 'sheets.record', note(`sheet ${i}`));
  await run(`INSERT INTO audit_entry (actor, action, scheme, path, thing, details) SELECT 'x', 'sheets.record', '*', '', 'batch ' || i, '{}' FROM generate_series(1, 5) i`);
  anchors = join(folder, `${made++}.log`);
  await anchorTrail(house.db, anchors, new Date('2026-02-14T10:00:00Z'));
}

const kinds = ({ faults }: TrailReport): string[] => faults.map(({ kind }) => kind);
const check = async (): Promise<TrailReport> => checkTrail(house.db);

describe('an untouched trail', () => {
  beforeEach(freshTrail);
  it('is whole, and says of how much', async () => {
    const report = await checkTrail(house.db, { anchors: await readAnchors(anchors) });
    expect(report).toMatchObject({ entries: 25, links: 21, found: 0, faults: [] });
    expect(report.anchors).toBe(report.lanes);
  });

  it('refuses every change by trigger, also to a session that plays replica', async () => {
    for (const [table, column] of [['audit_entry', 'actor'], ['audit_link', 'digest']] as const) {
      for (const change of [`UPDATE ${table} SET ${column} = ${column}`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
        await expect(run(change), change).rejects.toThrow(/append-only/);
        await expect(run(`SET LOCAL session_replication_role = replica; ${change}`), change).rejects.toThrow(/append-only/);
      }
    }
  });

  it('refuses them to an ordinary owner by privilege as well', async () => {
    const role = `owner_${process.pid}`;
    await run(`CREATE ROLE ${role}; ${TABLES.map((table) => `ALTER TABLE ${table} OWNER TO ${role}`).join(';')}`);
    try {
      for (const table of TABLES) for (const change of [`UPDATE ${table} SET ${table === 'audit_link' ? 'n = n' : 'id = DEFAULT'}`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
        await expect(run(`SET LOCAL ROLE ${role}; ${change}`), change).rejects.toThrow(/permission denied/);
      }
    } finally {
      await run(`${TABLES.map((table) => `ALTER TABLE ${table} OWNER TO CURRENT_USER`).join(';')}; DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });

  it('belongs to what it describes: rolled back, neither is there', async () => {
    await expect(house.db.transaction().execute(async (tx) => {
      await appendAudit(tx, officer, 'sheets.record', note('never'));
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    expect(await check()).toMatchObject({ entries: 25, found: 0 });
  });
});

describe('whoever tampers is found, by name', () => {
  beforeEach(freshTrail);
  it.each<[string, string[], TrailFault[]]>([
    ['an edited detail', [`UPDATE audit_entry SET details = details || '{"angka": 13}' WHERE id = 7`], [{ kind: 'entry_edited', params: { entry: '7' } }]],
    ['another person', [`UPDATE audit_entry SET actor = 'petugas:2' WHERE id = 7`], [{ kind: 'entry_edited', params: { entry: '7' } }]],
    ['a moment moved by a microsecond', [`UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE id = 7`], [{ kind: 'entry_edited', params: { entry: '7' } }]],
    ['a moment out of this world', [`UPDATE audit_entry SET at = 'infinity' WHERE id = 7`], [{ kind: 'entry_edited', params: { entry: '7' } }]],
    ['a removed entry', ['DELETE FROM audit_entry WHERE id = 23'], [{ kind: 'entry_removed', params: { entry: '23' } }]],
    ['two entries exchanged', [
      `ALTER TABLE audit_entry ALTER id SET GENERATED BY DEFAULT`, 'UPDATE audit_entry SET id = 1000 WHERE id = 3', 'UPDATE audit_entry SET id = 3 WHERE id = 4', 'UPDATE audit_entry SET id = 4 WHERE id = 1000',
      'ALTER TABLE audit_entry ALTER id SET GENERATED ALWAYS',
    ], [{ kind: 'entry_edited', params: { entry: '3' } }, { kind: 'entry_edited', params: { entry: '4' } }]],
    ['an entry slipped in', [`INSERT INTO audit_entry (actor, action, scheme, path, thing, details) VALUES ('x', 'sheets.record', '*', '', 'x', '{}')`], [{ kind: 'entry_unsealed', params: { entry: '26' } }]],
    ['a seal slipped in', [`INSERT INTO audit_link SELECT lane + 100, 1, entries, digests, digest FROM audit_link WHERE entries = '{9}'`], [expect.objectContaining({ kind: 'link_broken' }) as TrailFault, { kind: 'entry_doubled', params: { entry: '9' } }]],
    ['an entry edited with its seal', [
      `UPDATE audit_entry SET actor = 'y' WHERE id = 7`,
      `UPDATE audit_link SET digests = (SELECT sha256(convert_to(jsonb_build_array(id, trunc(extract(epoch FROM at) * 1000000), actor, action, scheme, path, thing, details)::text, 'UTF8')) FROM audit_entry WHERE id = 7) WHERE entries = '{7}'`,
    ], [expect.objectContaining({ kind: 'link_broken' }) as TrailFault]],
  ])('%s', async (_what, statements, faults) => {
    await tamper(...statements);
    const report = await check();
    expect(report.faults).toEqual(faults);
    expect(report.found).toBe(faults.length);
  });

  /** The lane that holds most, with its last link. */
  const somewhere = async (): Promise<{ lane: number; last: number }> =>
    (await house.pool.query<{ lane: number; last: number }>('SELECT lane, max(n) AS last FROM audit_link GROUP BY lane ORDER BY 2 DESC LIMIT 1')).rows[0] ?? { lane: 0, last: 0 };

  it.each<[string, (lane: number, last: number) => string[], string[]]>([
    ['a removed link', (lane) => [`DELETE FROM audit_link WHERE lane = ${lane} AND n = 2`], ['link_missing', 'entry_unsealed']],
    ['a link that is removed and the later ones moved up', (lane, last) => [`DELETE FROM audit_link WHERE lane = ${lane} AND n = 2`, ...Array.from({ length: last - 2 }, (_, i) => `UPDATE audit_link SET n = ${i + 2} WHERE lane = ${lane} AND n = ${i + 3}`)], ['link_broken', 'entry_unsealed']],
    ['two seals exchanged', (lane) => [`UPDATE audit_link a SET entries = b.entries, digests = b.digests FROM audit_link b WHERE a.lane = ${lane} AND b.lane = ${lane} AND a.n + b.n = 3`], ['link_broken']],
    ['the first link removed', (lane) => [`DELETE FROM audit_link WHERE lane = ${lane} AND n = 1`], ['link_missing', 'entry_unsealed']],
    ['a digest written anew', (lane) => [`UPDATE audit_link SET digest = sha256(digest) WHERE lane = ${lane} AND n = 1`], ['link_broken']],
  ])('%s', async (_what, statements, faults) => {
    for (let i = 0; i < 40; i++) await noteAudit(house.db, officer, 'sheets.record', note(`more ${i}`));
    const { lane, last } = await somewhere();
    await tamper(...statements(lane, last));
    expect(new Set(kinds(await check()))).toEqual(new Set(faults));
  });

  it('a cut-off end is seen against the anchors only', async () => {
    await noteAudit(house.db, officer, 'sheets.record', note('the last word'));
    await anchorTrail(house.db, anchors, new Date('2026-02-14T11:00:00Z'));
    await tamper(`DELETE FROM audit_link WHERE entries = '{26}'`, 'DELETE FROM audit_entry WHERE id = 26');
    expect(await check()).toMatchObject({ found: 0, anchors: null });
    const report = await checkTrail(house.db, { anchors: await readAnchors(anchors) });
    expect(kinds(report)).toEqual(['cut_off']);
    expect(tellFault(report.faults[0] as TrailFault, 'id')).toMatch(/^Lajur \d+ terpotong: jangkar 2026-02-14T11:00:00.000Z menyebut mata rantai \d+, kini tidak ada\./);
    expect((await anchorTrail(house.db, anchors, new Date())).map(({ kind }) => kind)).toEqual(['cut_off']);
  });

  it('a trail written wholly anew fits itself, but not the anchors', async () => {
    await tamper('CREATE TABLE kept AS SELECT * FROM audit_entry', 'TRUNCATE audit_entry, audit_link RESTART IDENTITY');
    for (let i = 1; i <= 25; i++) await run(`INSERT INTO audit_entry (at, actor, action, scheme, path, thing, details) SELECT at, 'forged', action, scheme, path, thing, details FROM kept WHERE id = ${i}`);
    await run('DROP TABLE kept');
    expect(await check()).toMatchObject({ entries: 25, found: 0 });
    expect((await checkTrail(house.db, { anchors: await readAnchors(anchors) })).faults.every(({ kind }) => kind === 'anchor_differs' || kind === 'cut_off')).toBe(true);
    expect((await checkTrail(house.db, { anchors: await readAnchors(anchors) })).found).toBeGreaterThan(0);
  });

  it('an anchor file that someone scribbled in is told by its line', async () => {
    await writeFile(anchors, `${await readFile(anchors, 'utf8')}scribble\n`);
    const lines = (await readFile(anchors, 'utf8')).trim().split('\n').length;
    expect((await checkTrail(house.db, { anchors: await readAnchors(anchors) })).faults).toEqual([{ kind: 'anchor_unreadable', params: { n: String(lines) } }]);
  });
});

describe('an owner of the tables who touches no guard', () => {
  beforeEach(freshTrail);
  const write = (values: string, columns = ''): Promise<unknown> => run(`INSERT INTO audit_entry (${columns}at, actor, action, scheme, path, thing, details) ${columns ? 'OVERRIDING SYSTEM VALUE ' : ''}VALUES (${values}, 'petugas:9', 'sheets.record', '*', '', 'x', '{}')`);

  it('is found out by a moment that cannot be', async () => {
    await write(`now() - interval '1 day'`);
    await noteAudit(house.db, officer, 'sheets.record', note('after'));
    await write(`now() + interval '1 day'`);
    expect((await check()).faults.map(({ kind, params }) => [kind, params['entry']])).toEqual([['backdated', '26'], ['postdated', '28']]);
  });

  it('also with a number of before, in a lane that holds nothing, against the anchors', async () => {
    await tamper('TRUNCATE audit_entry, audit_link RESTART IDENTITY', `SELECT setval(pg_get_serial_sequence('audit_entry', 'id'), 100)`);
    await noteAudit(house.db, officer, 'sheets.record', note('first'));
    await anchorTrail(house.db, anchors, new Date());
    const { list } = await readAnchors(anchors) ?? { list: [] };
    const only = { list: list.slice(-1), unreadable: [] };
    const client = await house.pool.connect();
    try {
      // Another lane: its own one is in somebody's hands.
      await client.query(`BEGIN; SELECT pg_advisory_xact_lock(823237, ${only.list[0]?.lane ?? '0'})`);
      await write(`50, now() - interval '1 day'`, 'id, ');
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
    expect(await check()).toMatchObject({ found: 0 });
    expect((await checkTrail(house.db, { anchors: only })).faults.map(({ kind, params }) => [kind, params['entry']])).toEqual([['backdated', '50']]);
  });

  it.each<[string, string, string, string]>([
    ['a view in place of the table', 'ALTER TABLE audit_entry RENAME TO audit_kept; CREATE VIEW audit_entry AS SELECT * FROM audit_kept', 'DROP VIEW audit_entry; ALTER TABLE audit_kept RENAME TO audit_entry', 'table_replaced'],
    ['a rule on it', 'CREATE RULE hush AS ON INSERT TO audit_link DO INSTEAD NOTHING', 'DROP RULE hush ON audit_link', 'table_replaced'],
    ['a policy on it', 'ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY', 'ALTER TABLE audit_entry DISABLE ROW LEVEL SECURITY', 'table_replaced'],
    ['a table of the same name elsewhere', 'CREATE SCHEMA shade; CREATE TABLE shade.audit_entry ()', 'DROP SCHEMA shade CASCADE', 'table_replaced'],
    ['a guard switched off', 'ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_seal', 'ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_seal', 'guard_missing'],
    ['a guard that sleeps for replicas', 'ALTER TABLE audit_link ENABLE TRIGGER audit_link_append_only', 'ALTER TABLE audit_link ENABLE ALWAYS TRIGGER audit_link_append_only', 'guard_changed'],
    ['a guard of its own', 'CREATE TRIGGER early BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change()', 'DROP TRIGGER early ON audit_entry', 'guard_changed'],
    ['a moment of its own for every entry', "ALTER TABLE audit_entry ALTER at SET DEFAULT '2024-02-14T00:00:00Z'", 'ALTER TABLE audit_entry ALTER at SET DEFAULT clock_timestamp()', 'guard_changed'],
    ['no moment at all', 'ALTER TABLE audit_entry ALTER at DROP DEFAULT', 'ALTER TABLE audit_entry ALTER at SET DEFAULT clock_timestamp()', 'guard_missing'],
    ['numbers that are given by hand', 'ALTER TABLE audit_entry ALTER id SET GENERATED BY DEFAULT', 'ALTER TABLE audit_entry ALTER id SET GENERATED ALWAYS', 'guard_changed'],
    ['a constraint that keeps some entries out', "ALTER TABLE audit_entry ADD CONSTRAINT hush CHECK (actor <> 'petugas:9')", 'ALTER TABLE audit_entry DROP CONSTRAINT hush', 'guard_changed'],
    ['a function with another body', `ALTER FUNCTION refuse_change() RENAME TO refuse_kept; CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; DROP TRIGGER audit_link_append_only ON audit_link;
      CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link FOR EACH STATEMENT EXECUTE FUNCTION refuse_change(); ALTER TABLE audit_link ENABLE ALWAYS TRIGGER audit_link_append_only`,
    `DROP TRIGGER audit_link_append_only ON audit_link; DROP FUNCTION refuse_change(); ALTER FUNCTION refuse_kept() RENAME TO refuse_change;
      CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link FOR EACH STATEMENT EXECUTE FUNCTION refuse_change(); ALTER TABLE audit_link ENABLE ALWAYS TRIGGER audit_link_append_only`, 'guard_changed'],
  ])('%s is found', async (_what, change, back, kind) => {
    await run(change);
    const found = kinds(await check());
    await run(back);
    expect(found).toContain(kind);
    expect(await check()).toMatchObject({ found: 0 });
  });
});

it('fifty writers at once, some of whom turn back, leave a whole trail', { timeout: 60_000 }, async () => {
  await freshTrail();
  let kept = 0;
  await Promise.all(Array.from({ length: 50 }, async (_, writer) => {
    for (let i = 0; i < 12; i++) {
      const turnsBack = (writer + i) % 4 === 0;
      await house.db.transaction().execute(async (tx) => {
        for (let k = 0; k <= i % 3; k++) await appendAudit(tx, officer, 'sheets.record', note(`${writer}/${i}/${k}`));
        if (turnsBack) throw new Error('turn back');
        kept += (i % 3) + 1;
      }).catch((error: unknown) => { if (!turnsBack) throw error; });
    }
  }));
  expect(await checkTrail(house.db, { anchors: await readAnchors(anchors) })).toMatchObject({ entries: 25 + kept, found: 0 });
});

const COLUMNS = {
  audit_entry: ['actor', 'scheme', 'path', 'thing'], audit_link: ['entries', 'digests', 'digest', 'n'],
} as const;
const changed: Readonly<Record<string, string>> = {
  entries: 'array_append(entries[2:], entries[1] + 1)', digests: `set_byte(digests, 5, get_byte(digests, 5) # 1)`, digest: 'set_byte(digest, 31, get_byte(digest, 31) # 128)', n: 'n + 1000',
};

it('any single tampering is found', { timeout: 120_000 }, async () => {
  await freshTrail();
  const attack = fc.oneof(
    fc.record({ how: fc.constant('edit' as const), table: fc.constantFrom(...TABLES), row: fc.nat({ max: 20 }), column: fc.nat({ max: 3 }) }),
    fc.record({ how: fc.constantFrom('delete' as const, 'copy' as const), table: fc.constantFrom(...TABLES), row: fc.nat({ max: 20 }), column: fc.constant(0) }),
  );
  await fc.assert(fc.asyncProperty(attack, async ({ how, table, row, column }) => {
    const here = `ctid = (SELECT ctid FROM ${table} ORDER BY ${table === 'audit_link' ? 'lane, n' : 'id'} OFFSET ${row} LIMIT 1)`;
    const name = COLUMNS[table][column % COLUMNS[table].length] as string;
    const statement = how === 'delete' ? `DELETE FROM ${table} WHERE ${here}`
      : how === 'edit' ? `UPDATE ${table} SET ${name} = ${changed[name] ?? `${name} || 'x'`} WHERE ${here}`
        : table === 'audit_entry' ? `INSERT INTO audit_entry (at, actor, action, scheme, path, thing, details) SELECT at, actor, action, scheme, path, thing, details FROM audit_entry WHERE ${here}`
          : `INSERT INTO audit_link SELECT lane, n + 1000, entries, digests, digest FROM audit_link WHERE ${here}`;
    await tamperAndMend(statement);
  }), { numRuns: 60 });
});

/** Tampers, looks, and puts everything back as it was. */
async function tamperAndMend(statement: string): Promise<void> {
  const save = TABLES.map((table) => `CREATE TABLE saved_${table} AS SELECT * FROM ${table}`);
  await tamper(...save, statement);
  const report = await checkTrail(house.db, { anchors: await readAnchors(anchors) });
  await tamper(
    'TRUNCATE audit_entry, audit_link',
    ...TABLES.map((table) => `INSERT INTO ${table} ${table === 'audit_link' ? '' : 'OVERRIDING SYSTEM VALUE'} SELECT * FROM saved_${table}`),
    ...TABLES.map((table) => `DROP TABLE saved_${table}`),
  );
  expect(report.found, statement).toBeGreaterThan(0);
  expect((await checkTrail(house.db, { anchors: await readAnchors(anchors) })).found).toBe(0);
}
