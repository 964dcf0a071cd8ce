import { ofEvent, placesOf, type Actor } from '../../../kernel/access.ts';
import type { Db, Reader } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { namesOf } from '../../people/index.ts';
import type { MandateList, MandateQuery, MandateView } from '../contract.ts';
import { eventNamed } from '../store/ballots.ts';
import { countMandates, findMandates, type MandateRow } from '../store/mandates.ts';
import { placeNames } from '../store/places.ts';
import { contestantsOf } from './contestants.ts';

/** Mandates of an election in the reader's places, the newest first. `not_found`. */
export async function listMandates(db: Db, actor: Actor, query: MandateQuery): Promise<Result<MandateList>> {
  const event = await eventNamed(db, query.event);
  if (!event) return fail(problem('not_found', { thing: { id: `Pemilu "${query.event}"`, en: `Election "${query.event}"` } }));
  const places = placesOf(actor, 'supervision.read', ofEvent(event.slug));
  const search = { eventId: event.id, scheme: event.scheme, path: query.region, kind: query.kind, person: query.person, state: query.state, places };
  const rows = await findMandates(db, search, query.after ?? null, query.limit + 1);
  const shown = rows.slice(0, query.limit);
  return ok({ rows: await describeMandates(db, event.id, event.scheme, shown), total: await countMandates(db, search), after: rows.length > query.limit ? shown.at(-1)?.id ?? null : null });
}

export async function describeMandates(db: Reader, eventId: number, scheme: string, rows: readonly MandateRow[]): Promise<MandateView[]> {
  const people = await namesOf(db, rows.flatMap(({ person, givenBy }) => [person, givenBy]));
  const places = await placeNames(db, scheme, rows.map(({ path }) => path));
  const contestants = await contestantsOf(db, { id: eventId, scheme }, rows);
  return rows.map((row) => ({
    id: row.id, event: row.event, person: { id: row.person, name: people.get(row.person) ?? row.person }, kind: row.kind, contestType: row.contestType, contestant: contestants.get(row.id) ?? null,
    path: row.path, place: places.get(row.path) ?? row.path, letter: row.letter, givenBy: people.get(row.givenBy) ?? row.givenBy, givenAt: row.givenAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }));
}
