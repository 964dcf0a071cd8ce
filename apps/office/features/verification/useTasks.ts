import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { problemCode, write } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';
import { stationNumber } from '../../components/station.ts';
import { useWords } from '../../i18n/index.ts';
import { forgetReadings } from './kept-reading.ts';
import type { AnsweredTask, AnswerTask, NextTaskAnswer, Task } from './wire.ts';

const NONE = { waiting: 0, mineToday: 0 };
/** The task is no longer this reader's: somebody else has it, or it is done. Reading on would be for nothing. */
const GONE = new Set(['task_gone', 'conflict', 'not_found', 'sheet_accepted', 'same_eyes']);

/** One sheet after the other: asks, answers, and asks again by itself. */
export function useTasks(event: string, contest: number | undefined) {
  const { t } = useWords();
  const [task, setTask] = useState<Task | null>(null);
  const [counts, setCounts] = useState(NONE);
  const [isAsked, setAsked] = useState(false);
  const [sent, setSent] = useState<string | null>(null);
  // The same answer keeps its key, so that sending again after silence cannot count twice.
  const last = useRef({ body: '', key: '' });

  const next = useMutation({
    mutationFn: () => write<NextTaskAnswer>('/api/verification/next', { event, ...(contest === undefined ? {} : { contest }) }, newKey()),
    onSuccess: (answer) => {
      setTask(answer.task);
      setCounts({ waiting: answer.waiting, mineToday: answer.mineToday });
      setAsked(true);
    },
  });
  const answer = useMutation({
    mutationFn: ({ id, said }: { id: string; said: AnswerTask; name: string }) => {
      const body = `${id} ${JSON.stringify(said)}`;
      if (last.current.body !== body) last.current = { body, key: newKey() };
      return write<AnsweredTask>(`/api/verification/${id}`, said, last.current.key);
    },
    onSuccess: (_state, { name }) => {
      forgetReadings();
      setSent(t('verify.sent', { name }));
      next.mutate();
    },
    onError: (error) => {
      const code = problemCode(error);
      if (code === null || !GONE.has(code)) return;
      forgetReadings();
      setSent(null);
      setTask(null);
    },
  });
  const release = useMutation({ mutationFn: (id: string) => write<unknown>(`/api/verification/${id}/release`, {}, newKey()), onSuccess: () => { forgetReadings(); setTask(null); setSent(null); setAsked(false); } });
  const restart = (): void => {
    answer.reset();
    release.reset();
    next.mutate();
  };
  return {
    task, counts, isAsked, sent, isPending: next.isPending || answer.isPending || release.isPending, error: answer.error ?? next.error ?? release.error,
    next: restart, release: () => { if (task) release.mutate(task.id); },
    answer: (said: AnswerTask) => { if (task) answer.mutate({ id: task.id, said, name: `TPS ${stationNumber(task.station)}` }); },
  };
}

export type Tasks = ReturnType<typeof useTasks>;
