import { ofEvent } from '../../../kernel/access.ts';
import { command, type Command } from '../../../kernel/command.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { RevokeMandate } from '../contract.ts';
import { mandateById, revokeMandateRow } from '../store/mandates.ts';

const NONE = { thing: { id: 'Mandat ini', en: 'This mandate' } };

/** Ends a mandate. Statements made under it stay. `not_found`, `conflict` (ended before). */
export const revokeMandate = (id: number): Command<{ reason: string }, { id: number }> => command({
  name: 'supervision.revoke_mandate', verb: 'supervision.mandate', input: RevokeMandate,
  async place(tx) {
    const found = await mandateById(tx, id);
    return found ? ok({ scheme: found.scheme, path: found.path, within: ofEvent(found.event) }) : fail(problem('not_found', NONE));
  },
  run: async (tx, actor) => (await revokeMandateRow(tx, id, actor.id) ? ok({ id }) : fail(problem('conflict', NONE))),
  audit: ({ reason }, _output, place) => ({ place: { scheme: place.scheme, path: place.path }, thing: `mandate ${id}`, details: { reason } }),
});
