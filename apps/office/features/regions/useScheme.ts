import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { contest, events, session } from '../../api/queries.ts';
import { canAnywhere } from '../../api/rights.ts';
import type { ContestPage } from '../../api/types.ts';

/** The contest of the screen, if it has one. */
export function useContest(): ContestPage | undefined {
  const { contest: id } = useParams({ strict: false });
  return useQuery({ ...contest(Number(id)), enabled: id !== undefined }).data;
}

/** The region tree of the screen: that of its contest, else that of the newest event. Undefined until known. */
export function useScheme(): string | undefined {
  const current = useContest();
  const mayLook = canAnywhere(useQuery(session).data, 'elections.read');
  const all = useQuery({ ...events, enabled: mayLook }).data;
  return current?.event.scheme ?? all?.[0]?.scheme ?? (all ? 'kemendagri' : undefined);
}
