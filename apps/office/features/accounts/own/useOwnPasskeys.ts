import { useQuery } from '@tanstack/react-query';
import { account } from '../queries.ts';

/** Whether this person has a passkey to prove themselves with. */
export const useHasPasskey = (): boolean => (useQuery(account).data?.account?.passkeys.length ?? 0) > 0;
