import { createHash, createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../../../kernel/command.ts';
import { must, type Result } from '../../../../kernel/result.ts';
import type { TestDatabase } from '../../../../kernel/testing/database.ts';
import { workOf } from '../../../../kernel/testing/work.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { composeRecapitulation } from '../../compose.ts';
import { correctLine } from '../commands/lines.ts';
import { plenaryById } from '../store/plenaries.ts';
import { unwrap } from './file/pack.ts';
import { unpackBundle } from './file/unpack.ts';
import { forge, headerOf } from './fixtures/forger.ts';
import { at, bringBack, carry, key, ONE, plantOffice, PPK, votes } from './fixtures/two-houses.ts';
import { previewBundle } from './routes.ts';
import { countedFrom, HALL_MOST, tooOften } from './rules/told/counts.ts';
import { brokenLink, type RawAct } from './store/hall-house.ts';
import type { Snapshot } from './store/snapshot.ts';

let office: TestDatabase;
let hall: TestDatabase;
let contests: ContestContext[];
let id = 0;
let back: Buffer;
let header: { after: number; acts: number };
let [own, bundle] = ['', ''];
let refusal: string;

beforeAll(async () => {
  composeRecapitulation();
  ({ office, contests, id } = await plantOffice());
  await at(office.db, id).open();
  await at(office.db, id).came('Ketua', 'chair');
  const carried = await carry(office.db, id);
  hall = carried.hall;
  ({ key: own, bundle } = await headerOf(carried.file, carried.password));
  await at(hall.db, id).confirm(contests[0]!, ONE, 1, votes(10, 20, 30));
  await sql`UPDATE plenary_line SET changes = ${HALL_MOST.changesOfLine} WHERE plenary_id = ${id} AND changes > 0`.execute(hall.db);
  refusal = await execute(hall.db, correctLine, { actor: PPK, key: key(), input: { id, contest: contests[0]!.id, region: ONE, station: 1, after: HALL_MOST.changesOfLine, figures: votes(11, 20, 30), reason: 'Salah jumlah', evidence: 'C.Hasil plano', askedBy: 'Saksi', agreedBy: [1] } })
    .then((done) => (done.ok ? 'done' : done.problem.code));
  back = await bringBack(hall.db);
  header = must(await unpackBundle(must(unwrap(back, 'back')))).get('header')?.[0] as typeof header;
}, 120_000);
afterAll(async () => { await hall.close(); await office.close(); });

/** Any text under a seal that fits it. */
function sealed(text: Buffer | string): Buffer {
  const packed = gzipSync(text, { level: 1 });
  const sha256 = createHash('sha256').update(packed).digest('hex');
  const seal = createHmac('sha256', Buffer.from(own, 'base64')).update(`EREKAP-RUANG 2 back ${bundle} ${sha256}`).digest('hex');
  return Buffer.concat([Buffer.from(`EREKAP-RUANG 2 back ${bundle} ${sha256} ${seal}\n`), packed]);
}
const look = async (file: Buffer): Promise<Result<unknown>> => previewBundle(office.db, (await plenaryById(office.db, id))!, file);
/** Milliseconds of work that it was, and the most of them in one go, while nobody else was served. */
async function timed(file: Buffer): Promise<{ code: string; took: number; frozen: number }> {
  const { value: seen, worked, longest } = await workOf(() => look(file));
  return { code: seen.ok ? 'let in' : seen.problem.code, took: worked, frozen: longest };
}
const MIB = 1024 * 1024;
const many = (one: string, bytes: number): string => one.repeat(Math.ceil(bytes / one.length));
const head = (): string => `${JSON.stringify({ r: { ...header, acts: 1 }, t: 'header' })}\n`;
const snapshot = (inside: string): string => `${head()}{"r":{"state":{},"lines":[${inside}]},"t":"snapshot"}\n`;
const nothing = `{"r":{"state":{"state":"open","opened_at":null,"closed_at":null,"resumes_at":null},"lines":[],"attendance":[],"objections":[],"groups":[],"certificates":[]},"t":"snapshot"}\n`;

describe('a file that is small and would be large: refused before it is built, and others are served meanwhile', () => {
  const bombs: [string, () => Buffer | string][] = [
    ['one row of empty objects, of a table that nobody knows', () => `{"t":"x","r":[${many('{},', 100 * MIB)}{}]}\n`],
    ['one row of empty lists in place of the header', () => `{"t":"header","r":[${many('[],', 40 * MIB)}[]]}\n`],
    ['a text without end', () => `{"t":"header","r":"${'a'.repeat(100 * MIB)}"}\n`],
    ['zeros', () => Buffer.alloc(300 * MIB)],
    ['a snapshot of empty objects', () => snapshot(`${many('{},', 20 * MIB)}{}`)],
    ['a snapshot of numbers', () => snapshot(`${many('1,', 20 * MIB)}1`)],
    ['a snapshot of names', () => snapshot(`{${Array.from({ length: 1_500_000 }, (_, n) => `"k${n}":1`).join(',')},"k":${many('[1,', 3 * MIB)}`)],
    ['a snapshot of lines that are none', () => snapshot(`${many('{"contest_id":1},', 1 * MIB)}{}`)],
    ['two snapshots', () => `${head()}${nothing}${nothing}`],
    ['two headers', () => `${head()}${head()}${nothing}`],
    ['rows of other tables', () => `${head()}${nothing}${many('{"r":{"a":1},"t":"person"}\n', 20 * MIB)}`],
    ['acts without end', () => `${head()}${nothing}${many('{"r":{},"t":"act"}\n', 20 * MIB)}`],
    ['one act of empty lists', () => `${head()}${nothing}{"r":{"number":1,"details":[${many('[],', MIB)}[]]},"t":"act"}\n`],
    ['acts of many lists each', () => `${head()}${nothing}${many(`{"r":{"details":{"lines":[${many('[],', 7000)}[]]}},"t":"act"}\n`, 40 * MIB)}`],
    ['a row that says another table at its end', () => `${head()}${nothing}{"t":"act","r":{},"t":"snapshot"}\n`],
  ];
  it.each(bombs)('%s', async (_name, make) => {
    const { code, took, frozen } = await timed(sealed(make()));
    expect(['bundle_damaged', 'too_large']).toContain(code);
    // On a machine that does nothing else: 0.4 s and 0.1 s at most.
    expect({ slow: took > 3000, freezes: frozen > 1000 }).toEqual({ slow: false, freezes: false });
  }, 60_000);
});

describe('work that grows by itself', () => {
  const act = (number: number, name: string, details: Record<string, unknown>): RawAct => ({ number, act: name, actor: PPK.id, at: '2024-02-14T20:00:00+00:00', details, digest: '' });
  const line = { contest: 1, region: ONE, station: 1 };

  it('one line read, or one D.Hasil drawn up, more often than a night knows, is named; the laptop itself goes no further', () => {
    const times = (count: number, name: string, details: Record<string, unknown>) => Array.from({ length: count }, (_, n) => act(n + 1, name, details));
    expect(tooOften(times(HALL_MOST.changesOfLine, 'correct', { lines: [line] }))).toBeNull();
    expect(tooOften(times(HALL_MOST.changesOfLine + 1, 'correct', { lines: [line] }))).toMatchObject({ act: HALL_MOST.changesOfLine + 1 });
    expect(tooOften([act(1, 'undo', { lines: Array.from({ length: 51 }, () => line) })])).toMatchObject({ act: 1 });
    expect(tooOften(times(301, 'attend', {}))).toMatchObject({ act: 301 });
    expect(tooOften(times(51, 'certificate_draw_up', { contest: 1 }))).toMatchObject({ act: 51 });
    expect(refusal).toBe('hall_full');
  });

  it('a line counts its readings on top of those of the office, whatever the file says', () => {
    const stands = (changes: number) => ({ lines: [{ contest_id: 1, region: ONE, station: 1, changes }] }) as unknown as Snapshot;
    const read = [act(1, 'confirm', { lines: [line] }), act(2, 'undo', { lines: [line] })];
    expect(countedFrom(stands(2_147_483_647), stands(3), read)).toEqual(stands(5));
  });

  it.each(['attend', 'leave', 'pause', 'confirm', 'certificate_sign', 'groups'])('an act without its words (%s), or with more than its words, is refused and not stumbled over', async (name) => {
    for (const details of [{}, { id: 12345, lines: [null] }, { reason: 'A'.repeat(1_000_000), resumesAt: null }, { lines: [{ region: { toString: 1 } }] }]) {
      const file = await forge(office.db, own, back, ({ acts }) => { const last = acts.at(-1)!; acts.push({ ...last, number: last.number + 1, act: name, details }); });
      expect(await look(file)).toMatchObject({ ok: false, problem: { code: 'bundle_chain_broken' } });
    }
  });

  it('a chain longer than one value of the database holds is followed piece by piece, and the first broken link named', async () => {
    const acts: RawAct[] = [];
    for (let number = 1; number <= 40; number++) {
      const one = act(number, 'pause', { reason: String(number).repeat(200_000) });
      const { rows } = await sql<{ digest: string }>`SELECT hall_digest(${acts.at(-1)?.digest ?? 'R'}, ${number}::int, ${one.act}, ${one.actor}, ${one.at}::timestamptz, ${JSON.stringify(one.details)}::jsonb) AS digest`.execute(office.db);
      acts.push({ ...one, digest: rows[0]?.digest ?? '' });
    }
    expect(await brokenLink(office.db, acts, 'R')).toBeNull();
    expect(await brokenLink(office.db, acts, 'another')).toBe(1);
    expect(await brokenLink(office.db, acts.map((one) => (one.number === 33 ? { ...one, actor: 'x' } : one)), 'R')).toBe(33);
  }, 60_000);
});
