import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { contest, events } from '../../api/queries.ts';
import type { ContestPage } from '../../api/types.ts';

/** The contest of the screen, if it has one. */
export function useContest(): ContestPage | undefined {
  const { contest: id } = useParams({ strict: false });
  return useQuery({ ...contest(Number(id)), enabled: id !== undefined }).data;
}

/** The region tree of the screen: that of its contest, else that of the newest event. Undefined until known. */
export function useScheme(): string | undefined {
  const current = useContest();
  const all = useQuery(events).data;
  return current?.event.scheme ?? all?.[0]?.scheme ?? (all ? 'kemendagri' : undefined);
}
