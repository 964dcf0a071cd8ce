import { askSheets, askWork, type Answer } from '../net/api.ts';
import { keepValue, keptValues } from './kept.ts';
import { change, held, now } from './state.ts';
import type { KnownWork } from '../station/names.ts';
import { isWatcher } from './watcher.ts';

type Kept = { readonly work: KnownWork; readonly at: string };
const NAME = 'work';
/** Ballots and stations hardly change in a night; the sheets are asked for more often. */
const ALL_ANEW_MILLISECONDS = 30 * 60_000;
/** Who objected wants to hear of it whenever the phone is taken up. */
const WORD_ANEW_MILLISECONDS = 60_000;

let allAt = 0;

/** Forgets when everything was asked for last: a phone that was just opened asks again. */
export const askAllAnew = (): void => { allAt = 0; };

export const keptWork = async (): Promise<Kept | null> => (await keptValues<Kept>(NAME)).get('') ?? null;

async function take(work: KnownWork, at: string): Promise<void> {
  await keepValue(NAME, { work, at } satisfies Kept);
  if (now().stage === 'open') change({ work, workAt: at });
}

const hasObjected = (): boolean => isWatcher(now()) && now().items.some(({ kind, state, body }) => kind === 'statement' && state === 'sent' && body.includes('"objection"'));

/** Asks how far the sheets have come; now and then for the stations and forms as well. A duty without stations has no such work. */
export async function refreshWork(): Promise<'later' | null> {
  const { key, record } = held;
  if (!key || !record) return null;
  const before = now().work;
  const isOld = Date.now() - allAt > (hasObjected() ? WORD_ANEW_MILLISECONDS : ALL_ANEW_MILLISECONDS) || Date.now() < allAt;
  const isAll = before === null || isOld;
  if (isAll) {
    const answer = await askWork(record.id, record.privateKey, isWatcher(now()) ? 'watch' : 'work');
    if (answer.kind !== 'answered') return passing(answer);
    allAt = Date.now();
    await take(answer.value, answer.at);
    return null;
  }
  // Who watches is told of no sheets but by copies.
  if (before.stations.length === 0 || isWatcher(now())) return null;
  const answer = await askSheets(record.id, record.privateKey);
  if (answer.kind !== 'answered') return passing(answer);
  await take({ ...before, sheets: [...answer.value.sheets] }, answer.at);
  return null;
}

/** Who may not ask has no such work, and need not try again. */
const passing = (answer: Exclude<Answer<unknown>, { kind: 'answered' }>): 'later' | null =>
  answer.kind === 'unreachable' || answer.status >= 500 || answer.status === 429 ? 'later' : null;
