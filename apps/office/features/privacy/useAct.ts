import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { write } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';

/**
 * One write of this room. The same content keeps its key until it was answered, so that sending again after silence has no
 * second effect; afterwards the room is read anew.
 */
export function useAct<T = unknown>(onDone?: (answer: T) => void) {
  const client = useQueryClient();
  const sent = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: unknown }) => {
      const text = `${path} ${JSON.stringify(body)}`;
      if (sent.current.body !== text) sent.current = { body: text, key: newKey() };
      return write<T>(path, body, sent.current.key);
    },
    onSuccess: async (answer) => {
      sent.current = { body: '', key: '' };
      onDone?.(answer);
      await client.invalidateQueries({ queryKey: ['privacy'] });
    },
  });
}

export const personPath = (person: string, rest: string): string => `/api/people/${encodeURIComponent(person)}/${rest}`;
