import type { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { RegionChange } from '../contract.ts';
import { CHANGE } from '../access.ts';
import { childPath } from '../rules/codes.ts';
import { parentPath } from '../rules/paths.ts';
import { childrenOf, findRegions } from '../tree/store.ts';
import { applyEdit, commonAbove } from './apply-edit.ts';
import { newHome } from './followers.ts';
import { MergeRegions } from './inputs.ts';
import { codeMisfit, note } from './wording.ts';

/** Joins regions (penggabungan): all their children follow into one of them, or into a new neighbour of the first. */
export const mergeRegions = command({
  name: 'regions.merge', verb: CHANGE, input: MergeRegions,
  place: async (_tx, input) => {
    const target = 'path' in input.into ? [input.into.path] : [];
    return ok({ scheme: input.scheme, path: commonAbove([...input.paths, ...target].map((path) => parentPath(path) ?? '')) });
  },
  run: (tx, _actor, input) => merge(tx, input),
  audit: (input, change, place) => note(place, change, input.date),
});

async function merge(tx: Tx, input: z.infer<typeof MergeRegions>): Promise<Result<RegionChange>> {
  const { into } = input;
  const above = parentPath(input.paths[0] ?? '') ?? '';
  const target = 'path' in into ? into.path : childPath(input.scheme, above, into.code);
  if (target === null) return fail(codeMisfit('code' in into ? into.code : '', above));
  const ends = input.paths.filter((path) => path !== target);
  const old = await findRegions(tx, input.scheme, ends, input.date);
  const recoded = new Map(input.children.map((child) => [child.path, child]));
  const moves: { from: string; to: string }[] = [];
  for (const region of old.values()) {
    for (const child of await childrenOf(tx, region, input.date)) {
      const follower = recoded.get(child.path) ?? { path: child.path };
      const to = newHome(input.scheme, target, follower);
      if (to === null) return fail(codeMisfit(follower.code ?? '', target));
      moves.push({ from: child.path, to });
    }
  }
  const adds = 'name' in into ? [{ path: target, name: into.name, aliases: [] }] : [];
  return applyEdit(tx, { ...input, edit: { date: input.date, moves, adds, ends }, from: [...new Set([...input.paths, ...('path' in into ? [target] : [])])], to: [target] });
}
