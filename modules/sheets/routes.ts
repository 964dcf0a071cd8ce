import { z } from 'zod';
import { may, ofEvent, type Actor } from '../../kernel/access.ts';
import { BODY_BYTES } from '../../kernel/http/body-limit.ts';
import { route, type AnyRoute } from '../../kernel/http/route.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, type Result } from '../../kernel/result.ts';
import type { ContestContext } from '../elections/index.ts';
import { RegionPath } from '../regions/contract.ts';
import { captureRoutes } from './capture/routes.ts';
import { recordSheets } from './commands/record-sheets.ts';
import { contestOf } from './contest.ts';
import { Channel, RecordedSheets, RecordSheets, SheetPage } from './contract.ts';
import { knownChannel } from './intake/intake.ts';
import { photoRoutes } from './photos/routes.ts';
import { sheetPage } from './queries/sheet-page.ts';
import { verificationRoutes } from './verification/routes.ts';

const tag = 'sheets';
const Id = z.coerce.number().int().min(1).max(2_147_483_647);

export const routes: AnyRoute[] = [
  ...photoRoutes,
  route({
    method: 'get', path: '/api/contests/{id}/sheets/{village}/{station}', access: 'sheets.read', tag,
    summary: 'One sheet: its versions, fifty at a time, what is wrong with it in words, the stations beside it',
    params: z.object({ id: Id, village: RegionPath, station: z.coerce.number().int().min(1).max(9999) }),
    query: z.object({ channel: Channel.optional(), before: z.coerce.number().int().min(1).max(32_767).optional() }), response: SheetPage,
    handle: async ({ db, actor, params, query }) => {
      const contest = await contestOf(db, params.id);
      if (!contest.ok) return contest;
      const channel = query.channel ?? contest.value.channels[0] ?? '';
      const refused = notReadable(actor, contest.value, `${params.village}/${params.station}`) ?? notAChannel(contest.value, channel);
      return refused ?? sheetPage(db, contest.value, { village: params.village, station: params.station, channel, before: query.before, named: learnsNames(actor, contest.value, `${params.village}/${params.station}`) });
    },
  }),
  route({
    method: 'post', path: '/api/contests/{id}/sheets', access: 'sheets.record', tag,
    summary: 'Record sheets as written, all or none; a change of figures needs a reason and becomes a new version',
    params: z.object({ id: Id }), body: RecordSheets.omit({ contest: true }), bodyBytes: BODY_BYTES.many, response: RecordedSheets,
    handle: ({ db, actor, key, params, body }) => recordSheets(db, { actor, key, input: { ...body, contest: params.id } }),
  }),
  ...captureRoutes,
  ...verificationRoutes,
];

function notReadable(actor: Actor, { scheme, event }: ContestContext, path: string): Result<never> | null {
  const verb = 'sheets.read';
  return may(actor, verb, { scheme, path, within: ofEvent(event) }) ? null : fail(problem('not_allowed', { verb }));
}

/** Who records or supervises sheets there knows who did. */
const learnsNames = (actor: Actor, { scheme, event }: ContestContext, path: string): boolean =>
  (['sheets.record', 'sheets.supervise'] as const).some((verb) => may(actor, verb, { scheme, path, within: ofEvent(event) }));

function notAChannel(contest: ContestContext, channel: string): Result<never> | null {
  const known = knownChannel(contest, channel);
  return known.ok ? null : known;
}
