import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute, type Command } from '../../../kernel/command.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { plantHall } from './fixtures/hall.ts';
import { attend, confirmLine, correctLine, openPlenary, pausePlenary, planPlenary, resumePlenary, undoLine } from './index.ts';

/** What a plenary without a quick way is, in a few lines: a line has the paper's figure, what counts, and how often it changed. */
type Line = { state: 'waiting' | 'confirmed' | 'corrected'; paper: number | null; counts: number | null; changes: number };
type Model = { isOpen: boolean; readonly lines: Line[] };
type Step = { readonly what: 'confirm' | 'correct' | 'undo' | 'pause' | 'resume'; readonly line: number; readonly votes: number; readonly stale: boolean };

/** The answer that the model expects; `ok` changes it. */
function move(model: Model, { what, line: at, votes, stale }: Step): string {
  if (what === 'pause' || what === 'resume') {
    if (model.isOpen !== (what === 'pause')) return 'plenary_state';
    model.isOpen = what === 'resume';
    return 'ok';
  }
  if (!model.isOpen) return 'plenary_state';
  const line = model.lines[at] as Line;
  if (stale) return 'conflict';
  if (what === 'confirm') {
    if (line.paper !== null && line.paper !== votes) return 'correction_needed';
    if (line.state !== 'waiting') {
      if (line.counts === votes) return 'ok';
      return 'reason_missing';
    }
    Object.assign(line, { state: 'confirmed', paper: votes, counts: votes, changes: line.changes + 1 });
    return 'ok';
  }
  if (what === 'correct') {
    if (line.paper === null) return 'correction_unwritten';
    if (line.paper === votes) return 'correction_empty';
    Object.assign(line, { state: 'corrected', counts: votes, changes: line.changes + 1 });
    return 'ok';
  }
  if (line.state === 'waiting') return 'conflict';
  Object.assign(line, { state: 'waiting', changes: line.changes + 1 });
  return 'ok';
}

let database: TestDatabase;
let contest: ContestContext;
let keys = 0;
let plenaries = 0;
const LINES = 3;
const ROUNDS = 12;

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  contest = (await plantHall(database.db, { regencies: ROUNDS, subdistricts: 1, villages: 1, stations: LINES }))[0]!;
});
afterAll(() => database.close());

const steps = fc.array(fc.record({ what: fc.constantFrom<Step['what'][]>('confirm', 'confirm', 'confirm', 'correct', 'correct', 'undo', 'pause', 'resume', 'resume'), line: fc.nat(LINES - 1), votes: fc.nat(2), stale: fc.integer({ min: 0, max: 7 }).map((n) => n === 0) }), { minLength: 40, maxLength: 40 });

describe('any order of acts', () => {
  it('leaves the lines as the model says, and totals of the legal way as the fold of what was read', { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(steps, async (walk) => {
      const path = `11.${String(++plenaries).padStart(2, '0')}.01`;
      const send = async <I, O>(command: Command<I, O>, input: object): Promise<string> => {
        const answer = await execute(database.db, command, { actor: operator, key: `model-uji-${keys++}`, input });
        return answer.ok ? 'ok' : answer.problem.code;
      };
      const { id } = must(await execute(database.db, planPlenary, { actor: operator, key: `model-rencana-${keys++}`, input: { event: 'uji', region: path, place: 'Aula', plannedFor: null } }));
      expect(await send(openPlenary, { id })).toBe('ok');
      expect(await send(attend, { id, name: 'Ketua', capacity: 'chair', contestType: null, contestant: null, letter: null, person: null })).toBe('ok');
      const model: Model = { isOpen: true, lines: Array.from({ length: LINES }, () => ({ state: 'waiting', paper: null, counts: null, changes: 0 })) };
      for (const step of walk) {
        const { changes } = model.lines[step.line] as Line;
        const line = { id, contest: contest.id, region: `${path}.1001`, station: step.line + 1, after: step.stale ? changes + 1 : changes };
        const told = `${JSON.stringify(step)} on ${JSON.stringify(model)}`;
        const figures = { 'C.1': step.votes, V1: step.votes };
        const answer = await { confirm: () => send(confirmLine, { ...line, figures }), correct: () => send(correctLine, { ...line, figures, reason: 'Salah tulis', evidence: 'Plano', askedBy: 'Saksi', agreedBy: [1] }),
          undo: () => send(undoLine, { ...line, reason: 'Dibacakan ulang' }), pause: () => send(pausePlenary, { id, reason: 'Istirahat', resumesAt: null }), resume: () => send(resumePlenary, { id }) }[step.what]();
        expect(answer, told).toBe(move(model, step));
      }
      const rows = await database.db.selectFrom('plenary_line').select(['state', 'changes', 'figures']).where('plenary_id', '=', id).orderBy('station').execute();
      expect(rows.map(({ state, changes, figures }) => [state, changes, figures?.[contest.form.index['C.1']!] ?? null])).toEqual(model.lines.map(({ state, changes, counts }) => [state, changes, counts]));
      const total = await database.db.selectFrom('running_total').select('sums').where('channel', '=', 'pleno').where('path', '=', path).executeTakeFirst();
      expect(total?.sums[contest.form.index['C.1']!] ?? 0).toBe(model.lines.reduce((sum, { counts }) => sum + (counts ?? 0), 0));
      const { acts } = await database.db.selectFrom('plenary').select('acts').where('id', '=', id).executeTakeFirstOrThrow();
      const noted = await database.db.selectFrom('plenary_act').select('number').where('plenary_id', '=', id).execute();
      expect(noted).toHaveLength(acts);
    }), { numRuns: ROUNDS, endOnFailure: true });
  });
});
