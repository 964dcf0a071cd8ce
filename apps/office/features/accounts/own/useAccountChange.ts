import { useQueryClient } from '@tanstack/react-query';
import { account } from '../queries.ts';
import { useStep } from '../useStep.ts';

/** A change of one's own account; afterwards the page shows what is so. */
export function useAccountChange<I, O>(send: (input: I) => Promise<O>, onDone?: (answer: O) => void) {
  const client = useQueryClient();
  return useStep(send, (answer) => {
    void client.invalidateQueries({ queryKey: account.queryKey });
    onDone?.(answer);
  });
}
