import { command } from '../../../kernel/command.ts';
import { ok } from '../../../kernel/result.ts';
import { CHANGE } from '../access.ts';
import { applyEdit } from './apply-edit.ts';
import { RenameRegion } from './inputs.ts';
import { note } from './wording.ts';

/** Gives a region another name from a day on; the old name stays an alias, so that it is still found. */
export const renameRegion = command({
  name: 'regions.rename', verb: CHANGE, input: RenameRegion,
  place: async (_tx, input) => ok({ scheme: input.scheme, path: input.path }),
  run: (tx, _actor, input) => {
    const edit = { date: input.date, moves: [{ from: input.path, to: input.path, name: input.name }], adds: [], ends: [] };
    return applyEdit(tx, { ...input, edit, from: [input.path], to: [input.path] });
  },
  audit: (input, change, place) => note(place, change, input.date),
});
