import { problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { nameOf } from '../../capture/decide.ts';
import { transition } from '../../capture/transition.ts';
import { lockCase } from '../../capture/store.ts';
import { ReopenCase } from '../contract.ts';
import { onCase } from './on-case.ts';

/** An accepted sheet is looked at anew by new eyes; what counts stays until they agree. Problem: conflict, where it is not accepted. */
export const reopenCase = onCase('sheets.reopen', ReopenCase, async (tx, _actor, at, { reason }) => {
  const before = await lockCase(tx, at);
  if (!before) return fail(problem('conflict', { thing: nameOf(at) }));
  const now = await transition(tx, at, { event: 'reopened', reason });
  return now.ok ? ok({ before: before.state, now: now.value }) : now;
});
