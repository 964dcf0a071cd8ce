import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { post } from '../accounts/wire.ts';
import { openInvites } from './queries.ts';
import { regionWords } from './words.ts';
import css from './devices.module.css';

/** Codes that were handed out and wait for their phone; each can be taken back. */
export function OpenInvites() {
  const words = useWords();
  const { t, text, time } = words;
  const client = useQueryClient();
  const { data } = useQuery(openInvites);
  const cancel = useMutation({
    mutationFn: (id: string) => post(`/api/devices/invites/${id}/cancel`),
    onSettled: () => client.invalidateQueries({ queryKey: ['devices'] }),
  });
  const waiting = data?.rows.filter(({ state }) => state === 'open') ?? [];
  if (waiting.length === 0) return null;
  return (
    <Sheet title={t('invite.waiting')}>
      <ul className={css.waiting}>
        {waiting.map(({ id, person, on, sentTo, expiresAt }) => (
          <li key={id}>
            <span>{t('invite.for', { name: person.name, duty: text(on.duty), region: regionWords(on, words) })} <span className="small quiet">{t('invite.until', { time: time(expiresAt) })}{sentTo !== null && <> · {t('invite.sentShort', { address: sentTo })}</>}</span></span>
            <Button variant="default" size="xs" onClick={() => cancel.mutate(id)} aria-label={`${t('invite.cancel')}: ${person.name}`}>{t('invite.cancel')}</Button>
          </li>
        ))}
      </ul>
      {cancel.error && <ProblemView error={cancel.error} />}
    </Sheet>
  );
}
