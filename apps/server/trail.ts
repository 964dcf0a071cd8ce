import { z } from 'zod';
import { placesOf, type Actor } from '../../kernel/access.ts';
import { exportTrail, type Named } from '../../kernel/audit/export-trail.ts';
import { notePrint, Print } from '../../kernel/audit/print.ts';
import { hasActed, readTrail, type AuditRow, type TrailFilter } from '../../kernel/audit/read-trail.ts';
import type { Reader } from '../../kernel/db/schema.ts';
import { placeOfFile } from '../../kernel/http/file-place.ts';
import { route, type AnyRoute } from '../../kernel/http/route.ts';
import { ok } from '../../kernel/result.ts';
import { actorsCalled, namesOf } from '../../modules/people/index.ts';
import { withholdUncounted } from '../../modules/sheets/index.ts';

/** A day counts as it is lived in the capital (WIB, UTC+7), a moment as it is written. */
const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

const Filter = z.object({
  actor: z.string().max(100).optional().describe('id of the person, or a part of their name'),
  action: z.string().regex(/^[a-z_]+(\.[a-z_]+)?$/).max(100).optional().describe('module.action, or only the module'),
  scheme: z.string().max(40).optional(),
  region: z.string().max(100).optional().describe('path of a region; what lies below it counts too'),
  thing: z.string().max(200).optional().describe('a thing or the start of one'),
  from: Moment.optional().describe('first day or moment'),
  to: Moment.optional().describe('last day, or the moment before which'),
});

const TrailQuery = Filter.extend({
  after: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().describe('continue below this entry number'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const TrailPage = z.object({
  rows: z.array(z.object({
    id: z.number(), at: z.string(), actor: z.string(), actorName: z.string().nullable(), action: z.string(), scheme: z.string(), region: z.string(), thing: z.string(), thingName: z.string().nullable(), details: z.record(z.string(), z.unknown()),
  })),
  after: z.number().nullable(),
});

const DAY_MILLISECONDS = 86_400_000;
const isDay = (moment: string): boolean => moment.length === 10;
const momentOf = (moment: string): Date => new Date(isDay(moment) ? `${moment}T00:00:00+07:00` : moment);

/** Whoever the text means: the person of this id, else those whose name contains it. */
const whoIs = async (db: Reader, text: string): Promise<string | string[]> => ((await hasActed(db, text)) ? text : actorsCalled(db, text));

async function filterOf(db: Reader, actor: Actor, { region, from, to, ...rest }: z.output<typeof Filter>): Promise<TrailFilter> {
  const end = to === undefined ? undefined : momentOf(to);
  return {
    actor: rest.actor ? await whoIs(db, rest.actor) : undefined, action: rest.action, scheme: rest.scheme || undefined, path: region || undefined, thing: rest.thing || undefined,
    from: from === undefined ? undefined : momentOf(from),
    until: end && to !== undefined && isDay(to) ? new Date(end.getTime() + DAY_MILLISECONDS) : end,
    within: placesOf(actor, 'audit.read'),
  };
}

const personIn = (thing: string): string | null => /^person (\S+)$/.exec(thing)?.[1] ?? null;

/** The rows as this reader may see them, with the names of who acted and of the person it was done to; null = nobody of this house. */
async function shown(db: Reader, actor: Actor, all: readonly AuditRow[]): Promise<Named<AuditRow>[]> {
  const rows = await withholdUncounted(db, actor, all);
  const names = await namesOf(db, rows.flatMap(({ actor, thing }) => [actor, personIn(thing) ?? actor]));
  return rows.map((row) => ({ ...row, actorName: names.get(row.actor) ?? null, thingName: names.get(personIn(row.thing) ?? '') ?? null }));
}

/** The trail, newest first: as much of it as the reader's region shows. */
export const trailRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/audit', access: 'audit.read', tag: 'audit', summary: 'Jejak: siapa melakukan apa, di mana, kapan', query: TrailQuery, response: TrailPage,
    handle: async ({ db, actor, query: { after, limit, ...filter } }) => {
      const rows = await readTrail(db, { ...await filterOf(db, actor, filter), before: after, limit });
      return ok({
        rows: (await shown(db, actor, rows)).map(({ path, at, ...row }) => ({ ...row, at: at.toISOString(), region: path })),
        after: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
      });
    },
  }),
  route({
    method: 'get', path: '/api/audit/export', access: 'audit.read', tag: 'audit', summary: 'Jejak sebagai berkas, dengan saringan yang sama', query: Filter.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
    handle: async ({ db, actor, query: { format, ...filter } }) => {
      const made = await exportTrail(db, await filterOf(db, actor, filter), format, (rows) => shown(db, actor, rows));
      return 'file' in made ? { ...made, place: placeOfFile(actor, 'audit.read', { scheme: filter.scheme, path: filter.region }) } : made;
    },
  }),
  route({
    method: 'post', path: '/api/audit/prints', access: 'signed_in', tag: 'audit', summary: 'Halaman ini dicetak: dicatat di jejak', body: Print, response: z.object({ noted: z.literal(true) }),
    handle: ({ db, actor, key, body }) => notePrint(db, actor, key, body),
  }),
];
