import { z } from 'zod';
import { may, ofEvent, type Actor } from '../../../kernel/access.ts';
import { execute, type Command } from '../../../kernel/command.ts';
import { route, type AnyRoute } from '../../../kernel/http/route.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import { RegionPath } from '../../regions/contract.ts';
import { contestOf } from '../contest.ts';
import { ActedOnCase, AskAgain, CaseList, CasePage, CaseQuery, MovePhoto, ReopenCase, ReturnCase, SamePhotos } from './contract.ts';
import { askAgain } from './commands/ask-again.ts';
import { comparePhotos } from './commands/compare-photos.ts';
import { movePhoto } from './commands/move-photo.ts';
import { reopenCase } from './commands/reopen-case.ts';
import { returnCase } from './commands/return-case.ts';
import { caseList } from './queries/case-list.ts';
import { casePage } from './queries/case-page.ts';

const tag = 'verification';
const Id = z.coerce.number().int().min(1).max(2_147_483_647);
const OneCase = z.object({ id: Id, village: RegionPath, station: z.coerce.number().int().min(1).max(9999) });

/** What is done to one sheet: its path, in words, and its command. */
const acting = <A>(what: string, summary: string, body: z.ZodType<A>, done: Command<{ contest: number; village: string; station: number; act: A }, { state: string; was: string }>): AnyRoute => route({
  method: 'post', path: `/api/contests/{id}/cases/{village}/{station}/${what}`, access: 'sheets.supervise', tag, summary, params: OneCase, body, response: ActedOnCase,
  handle: async ({ db, actor, key, params: { id, ...at }, body: act }) => {
    const answer = await execute(db, done, { actor, key, input: { contest: id, ...at, act } });
    return answer.ok ? ok({ state: answer.value.state }) : answer;
  },
});

export const caseRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/contests/{id}/cases', access: 'sheets.read', tag, params: z.object({ id: Id }), query: CaseQuery, response: CaseList,
    summary: 'How far the sheets of a region have come on the quick way; no figures',
    handle: async ({ db, actor, params, query }) => {
      const contest = await contestOf(db, params.id);
      if (!contest.ok) return contest;
      return notAllowed(actor, 'sheets.read', contest.value, query.region) ?? ok(await caseList(db, actor, contest.value, query));
    },
  }),
  route({
    method: 'get', path: '/api/contests/{id}/cases/{village}/{station}', access: 'sheets.supervise', tag, params: OneCase, response: CasePage,
    summary: 'One sheet with everything that was said of it and all its photos; whoever looks reads it no more, and the look is an entry',
    handle: async ({ db, actor, params: { id, village, station } }) => {
      const contest = await contestOf(db, id);
      if (!contest.ok) return contest;
      return notAllowed(actor, 'sheets.supervise', contest.value, `${village}/${station}`) ?? casePage(db, actor, contest.value, { village, station });
    },
  }),
  acting('return', 'Give a difference back to one of the two, for the differing cells only', ReturnCase, returnCase),
  acting('reopen', 'Open an accepted sheet again; what counts stays until people agree anew', ReopenCase, reopenCase),
  acting('same-figures', 'Say that photos that were replaced after the figures count show the same figures', SamePhotos, comparePhotos),
  acting('move-photo', 'Move a picture to the station or page that it shows', MovePhoto, movePhoto),
  acting('ask-again', 'Ask the station\'s people to photograph or type anew', AskAgain, askAgain),
];

function notAllowed(actor: Actor, verb: 'sheets.read' | 'sheets.supervise', { scheme, event }: ContestContext, path: string): Result<never> | null {
  return may(actor, verb, { scheme, path, within: ofEvent(event) }) ? null : fail(problem('not_allowed', { verb }));
}
