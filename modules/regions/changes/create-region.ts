import { command } from '../../../kernel/command.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { CHANGE } from '../access.ts';
import { childPath } from '../rules/codes.ts';
import { applyEdit } from './apply-edit.ts';
import { CreateRegion } from './inputs.ts';
import { codeMisfit, note } from './wording.ts';

/** Adds a region below an existing one, from a day on. */
export const createRegion = command({
  name: 'regions.create', verb: CHANGE, input: CreateRegion,
  place: async (_tx, input) => ok({ scheme: input.scheme, path: input.parent }),
  run: async (tx, _actor, input) => {
    const path = childPath(input.scheme, input.parent, input.code);
    if (path === null) return fail(codeMisfit(input.code, input.parent));
    const edit = { date: input.date, moves: [], adds: [{ path, name: input.name, aliases: input.aliases }], ends: [] };
    return applyEdit(tx, { ...input, edit, from: [], to: [path] });
  },
  audit: (input, change, place) => note(place, change, input.date),
});
