import { z } from 'zod';
import { command, type Command } from '../../../../kernel/command.ts';
import type { Actor } from '../../../../kernel/access.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { RegionPath } from '../../../regions/contract.ts';
import type { SheetAt, SheetCase } from '../../capture/store.ts';
import { placeOf } from '../../photos/target.ts';
import type { ActedOnCase } from '../contract.ts';
import { sheetIn } from '../task.ts';

const Target = z.object({ contest: z.number().int(), village: RegionPath, station: z.number().int() });
export type Target = z.infer<typeof Target>;
type Input<A> = Target & { readonly act: A };
type Acted = z.infer<typeof ActedOnCase> & { readonly was: string };

/**
 * What whoever looks after the queue does to one sheet. `run` finds the case, changes it and tells where it stands then; the
 * trail gets what was asked, with its reason.
 */
export const onCase = <A extends Readonly<Record<string, unknown>>>(name: Command<Input<A>, Acted>['name'], contract: z.ZodType<A>,
  run: (tx: Tx, actor: Actor, at: SheetAt, act: A) => Promise<Result<{ readonly before: SheetCase['state']; readonly now: SheetCase }>>): Command<Input<A>, Acted> => command<Input<A>, Acted>({
  name, verb: 'sheets.supervise', input: Target.extend({ act: contract }),
  async place(tx, input) {
    const at = await sheetIn(tx, input);
    return at.ok ? ok(placeOf(at.value)) : at;
  },
  async run(tx, actor, { act, ...target }) {
    const at = await sheetIn(tx, target);
    if (!at.ok) return at;
    const done = await run(tx, actor, at.value, act);
    return done.ok ? ok({ state: done.value.now.state, was: done.value.before }) : done;
  },
  audit: ({ act, contest, village, station }, { state, was }, { scheme }) => ({ place: { scheme, path: village }, thing: `case ${contest}/${village}/${station}`, details: { ...act, was, state } }),
});

