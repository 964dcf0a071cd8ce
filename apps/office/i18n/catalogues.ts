import type { Catalogue } from './index.ts';

/** As long as a reader waits for the words; then the screen goes on in Indonesian and says so. */
const PATIENCE_MILLISECONDS = 20_000;

type Fetch = () => Promise<Catalogue>;
const fromServer: Fetch = async () => ({ lang: 'en', messages: (await import('./en.ts')).en });

/**
 * Fetches English, once per attempt, and never throws: null = it did not come. An attempt that failed is not asked again, so a
 * screen drawn anew is given the same answer; whoever wants another answer counts on (a slow one may have come since).
 */
export function englishFrom(fetch: Fetch, patience = PATIENCE_MILLISECONDS): (attempt: number) => Promise<Catalogue | null> {
  const attempts = new Map<number, Promise<Catalogue | null>>();
  return (attempt) => {
    const known = attempts.get(attempt) ?? within(patience, fetch());
    attempts.set(attempt, known);
    return known;
  };
}

const within = (milliseconds: number, coming: Promise<Catalogue>): Promise<Catalogue | null> => new Promise((settle) => {
  const timer = setTimeout(() => settle(null), milliseconds);
  void coming.catch(() => null).then((come) => { clearTimeout(timer); settle(come); });
});

/** English as this server has it. */
export const english = englishFrom(fromServer);
