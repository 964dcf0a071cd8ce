import type { Db } from '../../../kernel/db/schema.ts';
import { coalesce, type Coalescer } from '../../../kernel/coalesce.ts';
import { commitTogether, type Recorded } from './commit.ts';
import type { Submission } from './submission.ts';

// More lanes make smaller groups that pay begin, commit and planning for fewer sheets; fewer leave PostgreSQL waiting for us.
const LANES = 3;
// Far above what one process receives in the time of one transaction, so that it only bounds a flood.
const MOST_TOGETHER = 200;

const perDatabase = new WeakMap<Db, Map<string, Coalescer<Submission, Recorded>>>();

/** Records one submission: a single sheet together with the others that arrive at the same moment, a batch on its own. */
export async function record(db: Db, submission: Submission): Promise<Recorded> {
  if (submission.sheets.length === 1) return laneOf(db, submission)(submission);
  const [answer] = await commitTogether(db, [submission]);
  if (!answer) throw new Error('the intake gave no answer');
  return answer;
}

function laneOf(db: Db, { contest, channel }: Submission): Coalescer<Submission, Recorded> {
  const lanes = perDatabase.get(db) ?? new Map<string, Coalescer<Submission, Recorded>>();
  perDatabase.set(db, lanes);
  const name = `${contest.id}/${channel}`;
  let lane = lanes.get(name);
  if (!lane) lanes.set(name, (lane = coalesce((group) => commitTogether(db, group), { most: MOST_TOGETHER, lanes: LANES, identities })));
  return lane;
}

const identities = ({ actor, key, sheets }: Submission): string[] =>
  [`key ${actor.id} ${key}`, ...sheets.map((sheet) => `sheet ${sheet.village}/${sheet.station}`)];
