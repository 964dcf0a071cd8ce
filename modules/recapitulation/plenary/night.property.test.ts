import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTrail } from '../../../kernel/audit/check.ts';
import type { Result } from '../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { recount } from '../queries/recount.ts';
import { plantHall } from './fixtures/hall.ts';
import { actAtOnce, moment, type Moment } from './fixtures/night/at-once.ts';
import { holdAgainst } from './fixtures/night/hold-against.ts';
import { ask, openHall, type Hall, type Request } from './fixtures/night/live.ts';
import { move, newPlenary, type Plenary } from './fixtures/night/model.ts';
import { sitting, type Again, type Happening } from './fixtures/night/steps.ts';

/** SITTINGS=50000 lives through more of them. */
const SITTINGS = Number(process.env['SITTINGS'] ?? 2200);
const TOGETHER = 12;
const LINES = 2;

let database: TestDatabase;
let contest: ContestContext;
let plenaries = 0;
const counts = { commands: 0, refused: 0, atOnce: 0, together: 0 };

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase(TOGETHER + 2);
  contest = (await plantHall(database.db, { regencies: Math.ceil((SITTINGS + TOGETHER) / 50), subdistricts: 50, villages: 1, stations: LINES }))[0]!;
});
afterAll(() => database.close());

type Done = { readonly request: Request; readonly answer: Result<unknown>; readonly step: string };
type Sitting = { readonly hall: Hall; readonly plenary: Plenary; readonly done: Done[] };

async function sit([steps, together]: readonly [readonly Happening[], Moment]): Promise<string | null> {
  const at = plenaries++;
  const two = (number: number): string => String(number).padStart(2, '0');
  const hall = await openHall(database.db, contest, `11.${two(Math.floor(at / 50) + 1)}.${two((at % 50) + 1)}`);
  const one: Sitting = { hall, plenary: newPlenary(LINES), done: [] };
  counts.commands += 4;
  for (const [number, step] of steps.entries()) {
    const wrong = (await live(one, step)) ?? (at % 40 === 0 || number === steps.length - 1 ? await holdAgainst(hall, one.plenary) : null);
    if (wrong) return `${wrong}\nafter ${steps.slice(0, number + 1).map((told) => JSON.stringify(told)).join('\n')}`;
  }
  // Every fourth sitting ends with several people at once; what else it would do is done by then.
  return at % 4 === 0 ? several(one, together, steps) : null;
}

async function several({ hall, plenary }: Sitting, together: Moment, steps: readonly Happening[]): Promise<string | null> {
  counts.atOnce++;
  counts.together += together.length;
  const wrong = await actAtOnce(hall, plenary, together);
  return wrong && `${wrong}\nafter ${steps.map((told) => JSON.stringify(told)).join('\n')}`;
}

async function live({ hall, plenary, done }: Sitting, step: Happening): Promise<string | null> {
  counts.commands++;
  if (step.do === 'again' || step.do === 'other') return repeat(done, step);
  const request = ask(hall, plenary, step);
  const expected = move(plenary, step);
  const answer = await request.send();
  if (expected !== 'ok') counts.refused++;
  const told = answer.ok ? 'ok' : answer.problem.code;
  if (told !== expected) return `expected ${expected}, the house said ${told}`;
  if (answer.ok && step.do === 'draw_up') plenary.certificates.at(-1)!.id = (answer.value as { id: number }).id;
  // What a second reader says here is no request with a key.
  if (answer.ok && step.do !== 'agree') done.push({ request, answer, step: step.do });
  return null;
}

/** A request that succeeded, once more: the first answer, whatever happened since; under its key nothing else is taken. */
async function repeat(done: readonly Done[], { do: what, which }: Again): Promise<string | null> {
  const one = done[which % Math.max(1, done.length)];
  if (!one) return null;
  const answer = await (what === 'again' ? one.request.send() : one.request.otherwise());
  if (what === 'other') {
    counts.refused++;
    return !answer.ok && answer.problem.code === 'key_reused' ? null : `another ${one.step} under its key: ${JSON.stringify(answer)}`;
  }
  return isDeepStrictEqual(JSON.parse(JSON.stringify(answer)), JSON.parse(JSON.stringify(one.answer))) ? null : `${one.step} again: ${JSON.stringify(one.answer)} became ${JSON.stringify(answer)}`;
}

describe('any order of what can happen in a plenary', () => {
  it('leaves lines, every version of them, D.Hasil, minutes, alarms and trail as the model says', { timeout: 900_000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(sitting, moment), { minLength: TOGETHER, maxLength: TOGETHER }), async (batch) => {
      expect((await Promise.all(batch.map(sit))).filter((wrong) => wrong !== null)).toEqual([]);
    }), { numRuns: Math.ceil(SITTINGS / TOGETHER), endOnFailure: true });
    console.log(`plenaries: ${plenaries.toLocaleString('en')} interleavings, ${counts.commands.toLocaleString('en')} commands, ${counts.refused.toLocaleString('en')} of them refused; ${counts.atOnce.toLocaleString('en')} moments of ${counts.together.toLocaleString('en')} commands at once`);
  });

  it('keeps totals of both ways that a recount finds again, and a trail that is whole', { timeout: 120_000 }, async () => {
    for (const channel of ['main', 'pleno']) expect((await recount(database.db, contest.id, channel)).differences).toEqual([]);
    expect((await checkTrail(database.db)).faults).toEqual([]);
  });
});
