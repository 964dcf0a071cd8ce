import type { z } from 'zod';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { nameOf, NO_TASK, opinionsOf } from '../../capture/decide.ts';
import { isOfStation } from '../../capture/rules/moves.ts';
import { entriesOf, lockCase, saveCase, type SheetAt, type SheetCase } from '../../capture/store.ts';
import { ReturnCase } from '../contract.ts';
import { onCase } from './on-case.ts';

/**
 * A difference goes back to the station's people or to the second reader, who are asked for the differing cells only; `third` =
 * to somebody new, as it is without this. Problem: conflict, where nothing differs, or there is nobody to give it back to.
 */
export const returnCase = onCase('sheets.return', ReturnCase, async (tx, _actor, at, { to, note }) => {
  const before = await lockCase(tx, at);
  if (before?.state !== 'different' || !(await hasSpoken(tx, at, before, to))) return fail(problem('conflict', { thing: nameOf(at) }));
  const now: SheetCase = { ...before, ...NO_TASK, returnedTo: to === 'third' ? null : to, note };
  await saveCase(tx, at, now);
  return ok({ before: before.state, now }) satisfies Result<unknown>;
});

async function hasSpoken(tx: Tx, at: SheetAt, { round }: SheetCase, to: z.infer<typeof ReturnCase>['to']): Promise<boolean> {
  if (to === 'third') return true;
  const spoken = opinionsOf(await entriesOf(tx, at), round);
  return spoken.some(({ kind }) => (to === 'first' ? isOfStation(kind) : kind === 'second'));
}
