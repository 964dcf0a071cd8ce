import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { troubleIn } from '../../api/client.ts';
import { useConnection } from '../../api/connection.ts';
import { Icon } from '../../components/Icon.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import css from './plenary.module.css';

type Props = { error: unknown; /** The deed in words, as its button says it. */ what: string; busy: boolean; onSend: () => void };

/** Why an act did not happen. Without an answer: what is not sent, said plainly; it goes once more by itself when the way is open again. */
export function Unsent({ error, what, busy, onSend }: Props) {
  const { t } = useWords();
  const { reachable } = useConnection();
  const isSilent = troubleIn(error).kind === 'unreachable';
  const send = useRef(onSend);
  const wasGone = useRef(false);
  useEffect(() => { send.current = onSend; });
  useEffect(() => {
    if (!isSilent) return;
    if (!reachable) wasGone.current = true;
    else if (wasGone.current) { wasGone.current = false; send.current(); }
  }, [isSilent, reachable]);
  if (!isSilent) return <ProblemView error={error} />;
  return (
    <div className={css.unsent} role="alert">
      <p><Icon name="offline" /> <b>{t('plenary.unsent', { what })}</b></p>
      <p>{t('plenary.unsentAbout')}</p>
      <Button size="compact-md" variant="default" loading={busy} onClick={onSend}>{t('plenary.unsentSend')}</Button>
    </div>
  );
}
