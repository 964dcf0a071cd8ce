import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { write } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';

/**
 * One act in the hall. The same content keeps its key until it was answered, so that sending again after silence does it once;
 * afterwards everything of plenaries is read anew, also after a refusal: it may tell that somebody else was faster. It is busy until then,
 * unless the next act asks nothing of what the screen shows (`waits: false`). `onFresh`: what happens once the screen shows what was done, never the figures from before.
 */
export function useAct<T = unknown>(onDone?: (answer: T) => void, { waits = true, onFresh }: { readonly waits?: boolean; readonly onFresh?: (answer: T) => void } = {}) {
  const client = useQueryClient();
  const sent = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn: ({ path, body = {} }: { path: string; body?: unknown }) => {
      const text = `${path} ${JSON.stringify(body)}`;
      if (sent.current.body !== text) sent.current = { body: text, key: newKey() };
      return write<T>(path, body, sent.current.key);
    },
    onSuccess: (answer) => {
      sent.current = { body: '', key: '' };
      onDone?.(answer);
    },
    onSettled: (answer, error) => {
      const fresh = Promise.all(['plenary', 'plenaries', 'certificate'].map((queryKey) => client.invalidateQueries({ queryKey: [queryKey] }))).then(() => { if (error === null && answer !== undefined) onFresh?.(answer); });
      return waits ? fresh : undefined;
    },
  });
}
