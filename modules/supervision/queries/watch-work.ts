import type { Actor } from '../../../kernel/access.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { fieldWork, type FieldQuery } from '../../sheets/index.ts';
import type { WatchWork } from '../contract.ts';
import { isHeldAt } from '../rules.ts';
import { mandatesOf } from '../store/mandates.ts';
import { contestantsOf } from './contestants.ts';
import { ownObjections } from './objection-outcomes.ts';

/** Everything a watcher's phone keeps to work without a network: its stations, the forms of their contests, its holder's mandates there, and what became of their objections. `not_found`. */
export async function watchWork(db: Db, actor: Actor, query: FieldQuery): Promise<Result<WatchWork>> {
  const work = await fieldWork(db, actor, query, 'supervision.witness');
  if (!work.ok) return work;
  const { event, stations } = work.value;
  const mandates = (await mandatesOf(db, event.slug, actor.id)).filter((one) => stations.some(({ village, station }) => isHeldAt(one.path, `${village.path}/${station}`)));
  const [one] = mandates;
  const contestants = one && await contestantsOf(db, { id: one.eventId, scheme: one.scheme }, mandates);
  const objections = await ownObjections(db, actor.id, { event: event.slug, villages: [...new Set(stations.map(({ village }) => village.path))] });
  return ok({ ...work.value, mandates: mandates.map(({ id, kind, contestType, path }) => ({ kind, contestType, contestant: contestants?.get(id) ?? null, path })), objections });
}
