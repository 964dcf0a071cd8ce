import { command } from '../../../kernel/command.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { CHANGE } from '../access.ts';
import { childPath } from '../rules/codes.ts';
import { parentPath } from '../rules/paths.ts';
import { applyEdit } from './apply-edit.ts';
import { newHome } from './followers.ts';
import { SplitRegion } from './inputs.ts';
import { codeMisfit, note } from './wording.ts';

/** Splits a region (pemekaran): new neighbours take over the children named for them; the old one stays or ends. */
export const splitRegion = command({
  name: 'regions.split', verb: CHANGE, input: SplitRegion,
  place: async (_tx, input) => ok({ scheme: input.scheme, path: parentPath(input.path) ?? '' }),
  run: async (tx, _actor, input) => {
    const above = parentPath(input.path) ?? '';
    const adds: { path: string; name: string; aliases: string[] }[] = [];
    const moves: { from: string; to: string }[] = [];
    for (const part of input.into) {
      const path = childPath(input.scheme, above, part.code);
      if (path === null) return fail(codeMisfit(part.code, above));
      adds.push({ path, name: part.name, aliases: [] });
      for (const child of part.children) {
        const to = newHome(input.scheme, path, child);
        if (to === null) return fail(codeMisfit(child.code ?? '', path));
        moves.push({ from: child.path, to });
      }
    }
    const edit = { date: input.date, moves, adds, ends: input.remains ? [] : [input.path] };
    const parts = adds.map((add) => add.path);
    return applyEdit(tx, { ...input, edit, from: [input.path], to: input.remains ? [input.path, ...parts] : parts });
  },
  audit: (input, change, place) => note(place, change, input.date),
});
