import { useInfiniteQuery } from '@tanstack/react-query';
import { acts as actsQuery } from './queries.ts';
import { isReturned, isUntouched } from './returned.ts';
import type { PlenaryPage } from './wire.ts';

/** Another desk may read a line anew meanwhile. */
const LIVE_MILLISECONDS = 10_000;

/** Contests whose D.Hasil was sent back and of which no line was touched since. */
export function useUntouched(page: PlenaryPage): ReadonlySet<number> {
  const returned = page.may.lead ? page.contests.filter(isReturned) : [];
  const { data } = useInfiniteQuery({ ...actsQuery(page.id), enabled: returned.length > 0, refetchInterval: LIVE_MILLISECONDS });
  const rows = data?.pages.flatMap((one) => one.rows) ?? [];
  return new Set(returned.filter(({ contest }) => isUntouched(rows, contest)).map(({ contest }) => contest));
}
