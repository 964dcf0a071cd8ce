import { useMutation } from '@tanstack/react-query';
import { useWait } from './Refusal.tsx';

/** One step of an exchange: sends, waits its turn after too many tries, and hands the answer on. */
export function useStep<I, O>(send: (input: I) => Promise<O>, onDone: (answer: O) => void) {
  const { mutate, error, isPending, isSuccess, reset } = useMutation({ mutationFn: send, onSuccess: onDone });
  const wait = useWait(error);
  return { send: mutate, error, wait, busy: isPending, blocked: isPending || wait > 0, done: isSuccess, reset };
}
