import { command } from '../../../kernel/command.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { CHANGE } from '../access.ts';
import { applyEdit, commonAbove } from './apply-edit.ts';
import { newHome } from './followers.ts';
import { MoveRegion } from './inputs.ts';
import { codeMisfit, note } from './wording.ts';

/** Puts a region, with everything below it, under another parent of the same level; its old code stays an alias. */
export const moveRegion = command({
  name: 'regions.move', verb: CHANGE, input: MoveRegion,
  place: async (_tx, input) => ok({ scheme: input.scheme, path: commonAbove([input.path, input.parent]) }),
  run: async (tx, _actor, input) => {
    const to = newHome(input.scheme, input.parent, input);
    if (to === null) return fail(codeMisfit(input.code ?? '', input.parent));
    const edit = { date: input.date, moves: [{ from: input.path, to }], adds: [], ends: [] };
    return applyEdit(tx, { ...input, edit, from: [input.path], to: [to] });
  },
  audit: (input, change, place) => note(place, change, input.date),
});
