import { hash } from 'node:crypto';
import type { Actor } from '../../../kernel/access.ts';
import { checkInput, execute } from '../../../kernel/command.ts';
import { isLostRace } from '../../../kernel/db/one-trip.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { LostRace } from '../../../kernel/together.ts';
import type { ContestContext } from '../../elections/index.ts';
import { forgetDevices } from '../../people/index.ts';
import { coalesce, type Coalescer } from '../../../kernel/coalesce.ts';
import { stationKey } from '../store/intake.ts';
import { SubmitEntry, type SubmittedEntry } from './contract.ts';
import { answerOf, enterSheet } from './enter.ts';
import { keepFirstEntries } from './store/first-entries.ts';
import { prepareEntry, type PreparedEntry } from './prepare.ts';

type Answer = Result<SubmittedEntry>;

// As in the direct intake: more lanes make smaller groups, fewer leave PostgreSQL waiting for us.
const LANES = 3;
const MOST_TOGETHER = 200;

const lanes = new WeakMap<Db, Coalescer<PreparedEntry, Answer>>();
/** Contests whose ballot this process has seen fixed, so that the order of the figures stays. */
const held = new WeakSet<ContestContext>();

/**
 * Takes in one entry of a sheet. First entries of many stations, as nearly all are on the evening of the count, share one
 * transaction that travels in one piece; everything else takes the slow way under the lock of its case. The same key with
 * the same entry gives the first answer again.
 * Problems: key_missing, input_invalid and those of `enterSheet`.
 */
export async function submitEntry(db: Db, request: { readonly actor: Actor; readonly key: string; readonly input: unknown }): Promise<Answer> {
  if (request.key.length < 8 || request.key.length > 200) return fail(problem('key_missing'));
  const input = checkInput(SubmitEntry, request.input);
  if (!input.ok) return input;
  const prepared = await prepareEntry(db, request.actor, request.key, input.value);
  if (!prepared.ok) return prepared;
  const entry = prepared.value;
  return isLikelyFirst(entry) ? laneOf(db)(entry) : alone(db, entry);
}

const isLikelyFirst = ({ contest, input }: PreparedEntry): boolean => held.has(contest) && input.after === 0;

function laneOf(db: Db): Coalescer<PreparedEntry, Answer> {
  let lane = lanes.get(db);
  if (!lane) lanes.set(db, (lane = coalesce((group) => together(db, group), { most: MOST_TOGETHER, lanes: LANES, identities })));
  return lane;
}

const identities = ({ actor, key, contest, place }: PreparedEntry): string[] => [`key ${actor.id} ${key}`, `sheet ${contest.id}/${place.village}/${place.station}`];

/** All at once; those that are not what they seemed, one by one. */
async function together(db: Db, entries: readonly PreparedEntry[]): Promise<Answer[]> {
  // In one order, so that groups which share stations wait for each other and never in a circle.
  const sorted = [...entries].sort((a, b) => a.contest.id - b.contest.id || stationKey(a.place.villageId, a.place.station) - stationKey(b.place.villageId, b.place.station));
  const written = sorted.map((entry) => ({ entry, response: answerOf(entry, 'received', 1, 'entered'), requestHash: hashOf(entry) }));
  const answers = new Map(written.map(({ entry, response }) => [entry, response]));
  const kept = await keepFirstEntries(db, written);
  const done = new Set(kept.map(({ actor, key }) => `${actor} ${key}`));
  const told: Answer[] = [];
  for (const entry of entries) told.push(done.has(`${entry.actor.id} ${entry.key}`) ? ok(answers.get(entry) as SubmittedEntry) : await alone(db, entry));
  return told;
}

/** Who is known from memory alone writes in a group or not at all. Nobody reads this answer: the door asks again, with the phone looked up. */
function alone(db: Db, entry: PreparedEntry): Promise<Answer> {
  // The phone may have been revoked.
  forgetDevices(db, [entry.actor.device]);
  return entry.actor.unconfirmed ? Promise.resolve(fail(problem('device_refused'))) : slowly(db, entry);
}

/** As `execute` makes it of the fingerprint, so that either way knows what the other did. */
const hashOf = ({ text }: PreparedEntry): Buffer => hash('sha256', JSON.stringify(text), 'buffer');

const MOST_TRIES = 20;

async function slowly(db: Db, entry: PreparedEntry): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      const answer = await execute(db, enterSheet(entry), { actor: entry.actor, key: entry.key, input: entry.input });
      if (answer.ok) held.add(entry.contest);
      return answer;
    } catch (error) {
      if (!(isLostRace(error) || error instanceof LostRace) || tries === MOST_TRIES) throw error;
    }
  }
}
