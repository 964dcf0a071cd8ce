import { useQuery } from '@tanstack/react-query';
import { account } from './queries.ts';

/** False for whoever signed in with a one-time code: the server makes no key and hands out no copy of data then. */
export function useStaffSignIn(): boolean {
  const { data } = useQuery(account);
  return data?.sessions.find(({ current }) => current)?.kind !== 'code';
}
