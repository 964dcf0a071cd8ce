import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { MandateList, StatementList } from '../../../../modules/supervision/contract.ts';
import { read, type Params } from '../../api/client.ts';
import type { MandatesSearch } from './search.ts';

/** The filter of the address as the API takes it. */
export const filterOf = (event: string, { region, kind, person, state }: MandatesSearch): Params => ({ event, region, kind, person, state: state ?? 'now' });

export const mandates = (event: string, search: MandatesSearch) => infiniteQueryOptions({
  queryKey: ['mandates', filterOf(event, search)],
  queryFn: ({ pageParam, signal }) => read<MandateList>('/api/mandates', { ...filterOf(event, search), after: pageParam, limit: 100 }, signal),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: (last) => last.after ?? undefined,
});

/** What one person may watch in these elections, as far as the reader sees it. */
export const mandatesOf = (person: string, events: readonly string[]) => queryOptions({
  queryKey: ['mandates', 'of', person, events],
  queryFn: async ({ signal }) => (await Promise.all(events.map((event) => read<MandateList>('/api/mandates', { event, person, state: 'now', limit: 100 }, signal)))).flatMap(({ rows }) => rows),
});

export const statements = (contest: number, village: string, station: number) => queryOptions({
  queryKey: ['statements', contest, village, station], queryFn: ({ signal }) => allStatements(`/api/contests/${contest}/statements/${village}/${station}`, signal),
});

/** Page by page to the last. */
async function allStatements(path: string, signal: AbortSignal): Promise<Pick<StatementList, 'rows'>> {
  const rows: StatementList['rows'] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: StatementList = await read<StatementList>(path, { after }, signal);
    rows.push(...page.rows);
    after = page.after;
  }
  return { rows };
}
