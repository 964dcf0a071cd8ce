import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { write } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';

/** Sends once: the same content keeps its key, so that sending again after silence changes nothing twice. Lists of people are asked for anew. */
export function useSend<T>(path: string, onDone: (answer: T) => void) {
  const client = useQueryClient();
  const sent = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn: (input: unknown) => {
      const body = JSON.stringify(input);
      if (sent.current.body !== body) sent.current = { body, key: newKey() };
      return write<T>(path, input, sent.current.key);
    },
    onSuccess: async (answer) => {
      sent.current = { body: '', key: '' };
      onDone(answer);
      await Promise.all([client.invalidateQueries({ queryKey: ['people'] }), client.invalidateQueries({ queryKey: ['audit'] })]);
    },
  });
}
