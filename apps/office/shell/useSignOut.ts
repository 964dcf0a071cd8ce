import { useMutation } from '@tanstack/react-query';
import { write } from '../api/client.ts';
import { newKey } from '../api/key.ts';

/** Ends this session. The page is loaded anew, so that nothing of it stays in memory for whoever comes next. */
export const useSignOut = () =>
  useMutation({
    mutationFn: () => write('/api/sign-out', undefined, newKey()),
    onSuccess: () => window.location.assign('/sign-in'),
  });
