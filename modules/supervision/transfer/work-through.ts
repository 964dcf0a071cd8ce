import { may, ofEvent, type Actor, type Place } from '../../../kernel/access.ts';
import { appendAudit } from '../../../kernel/audit/trail.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { calledAt, type Called } from '../../elections/index.ts';
import { misfitOf, type Misfit } from '../commands/misfit.ts';
import type { MANDATE_OUTCOMES } from '../contract.ts';
import { eventNamed, type EventHead } from '../store/ballots.ts';
import { insertMandate, mandateLike, revokeMandateRow } from '../store/mandates.ts';
import type { Fault, MandateRow, Wish } from './read-file.ts';

export type Worked = MandateRow & { readonly outcome: (typeof MANDATE_OUTCOMES)[number] };
const VERB = 'supervision.mandate';

/**
 * Does what the rows ask, one after the other, inside the caller's transaction, and tells what came of each. A row that cannot be
 * done changes nothing; whether the others stay is the caller's to say. Each mandate given or ended is an entry of its own.
 */
export async function workThrough(tx: Tx, actor: Actor, rows: readonly MandateRow[], file: string): Promise<Worked[]> {
  const known = remembered();
  const done: Worked[] = [];
  for (const row of rows) done.push({ ...row, ...(row.wish ? await doRow(tx, actor, row.wish, file, known) : { outcome: 'refused' as const }) });
  return done;
}

type Remembered = { event(tx: Tx, slug: string): Promise<EventHead | undefined>; readonly called: typeof calledAt };

/** Elections, and who stands under a number in a kelurahan, asked once each: a file repeats them by the thousand. */
function remembered(): Remembered {
  const events = new Map<string, EventHead | undefined>();
  const called = new Map<string, (Called | undefined)[]>();
  return {
    async event(tx, slug) {
      if (!events.has(slug)) events.set(slug, await eventNamed(tx, slug));
      return events.get(slug);
    },
    async called(db, event, asked) {
      const key = [event.id, ...asked.flatMap(({ type, number, path }) => [type, number, path.split('/')[0]])].join(' ');
      const found = called.get(key) ?? await calledAt(db, event, asked);
      called.set(key, found);
      return found;
    },
  };
}

type Came = Pick<Worked, 'outcome'> & { readonly fault?: Fault };
const refused = (code: Fault['code'], column: Fault['column'], value: string): Came => ({ outcome: 'refused', fault: { code, column, value } });

async function doRow(tx: Tx, actor: Actor, wish: Wish, file: string, known: Remembered): Promise<Came> {
  if (wish.action === 'ended') return { outcome: 'held' };
  const event = await known.event(tx, wish.event);
  if (!event) return refused('value_unknown', 'election', wish.event);
  const place: Place = { scheme: event.scheme, path: wish.path, within: ofEvent(wish.event) };
  // Asked first: nothing about people or places elsewhere is told.
  if (!may(actor, VERB, place)) return refused('row_not_allowed', 'region', wish.path);
  const like = { ...wish, eventId: event.id, scheme: event.scheme };
  const stands = await mandateLike(tx, like);
  if (wish.action === 'revoke') {
    if (stands === undefined || !await revokeMandateRow(tx, stands, actor.id)) return refused('row_nothing', 'kind', `${wish.kind} ${wish.contestant ?? ''}`.trim());
    await appendAudit(tx, actor, 'supervision.revoke_mandate', { place, thing: `mandate ${stands}`, details: { reason: wish.reason, file } });
    return { outcome: 'revoke' };
  }
  if (stands !== undefined) return { outcome: 'held' };
  const misfit = await misfitOf(tx, event, place, wish, known.called);
  if (misfit) return faultOf(misfit, wish);
  const id = await insertMandate(tx, { ...like, by: actor.id });
  if (id === null) return { outcome: 'held' };
  const { person, kind, contestType, contestant, letter } = wish;
  await appendAudit(tx, actor, VERB, { place, thing: `mandate ${id}`, details: { person, kind, contestType, contestant, letter, file } });
  return { outcome: 'give' };
}

function faultOf(misfit: Misfit, { person, path, contestant }: Wish): Came {
  switch (misfit) {
    case 'region': return refused('region_unknown', 'region', path);
    case 'duty': return refused('row_no_duty', 'person', person);
    case 'full': return refused('row_full', 'number', String(contestant));
    default: return refused('value_unknown', 'number', String(contestant));
  }
}
