import type { Actor } from '../../../kernel/access.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { fieldWork, type FieldQuery } from '../../sheets/index.ts';
import type { WatchMandate, WatchWork } from '../contract.ts';
import { isHeldAt } from '../rules.ts';
import { ownObjections } from './objection-outcomes.ts';
import { mandatesOf, type MandateRow } from '../store/mandates.ts';

/** Everything a watcher's phone keeps to work without a network: its stations, the forms of their contests, its holder's mandates there, and what became of their objections. `not_found`. */
export async function watchWork(db: Db, actor: Actor, query: FieldQuery): Promise<Result<WatchWork>> {
  const work = await fieldWork(db, actor, query, 'supervision.witness');
  if (!work.ok) return work;
  const { event, stations, contests } = work.value;
  const mandates = (await mandatesOf(db, event.slug, actor.id)).filter((one) => stations.some(({ village, station }) => isHeldAt(one.path, `${village.path}/${station}`)));
  const objections = await ownObjections(db, actor.id, { event: event.slug, villages: [...new Set(stations.map(({ village }) => village.path))] });
  return ok({ ...work.value, mandates: mandates.map((one) => viewOf(one, contests)), objections });
}

/** Called as on the ballot of the first contest of its type at its place: a party has one number and one name everywhere. */
function viewOf({ kind, contestType, contestant, path }: MandateRow, contests: WatchWork['contests']): WatchMandate {
  const [region = ''] = path.split('/');
  const ballots = contests.filter(({ type, villages }) => type === contestType && villages.some((village) => isHeldAt(region, village)));
  const called = ballots.flatMap(({ contestants }) => contestants).find(({ number }) => number === contestant);
  return { kind, contestType, contestant: contestant === null ? null : { number: contestant, name: called?.shortName ?? called?.name ?? String(contestant) }, path };
}
