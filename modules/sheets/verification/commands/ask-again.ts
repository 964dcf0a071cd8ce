import { problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { nameOf } from '../../capture/decide.ts';
import { transition } from '../../capture/transition.ts';
import { lockCase } from '../../capture/store.ts';
import { AskAgain } from '../contract.ts';
import { hasPage, noSuchPage } from '../../photos/target.ts';
import { setAside } from '../pages.ts';
import { onCase } from './on-case.ts';

/**
 * The station's people photograph (or type) anew; the pictures of these pages, or of all, are set aside. Problem: conflict,
 * where nothing was filled in yet, or the sheet is accepted (then it is opened again first).
 */
export const askAgain = onCase('sheets.ask_again', AskAgain, async (tx, _actor, at, { why, note, pages }) => {
  const before = await lockCase(tx, at);
  if (!before) return fail(problem('conflict', { thing: nameOf(at) }));
  const beyond = pages.find((page) => !hasPage(at, page));
  if (beyond !== undefined) return fail(noSuchPage(beyond));
  await setAside(tx, at, pages, note === null ? why : `${why}: ${note}`);
  const now = await transition(tx, at, { event: 'unreadable', why, note });
  return now.ok ? ok({ before: before.state, now: now.value }) : now;
});
