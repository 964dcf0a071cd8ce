import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useConnection } from '../api/connection.ts';
import { Icon } from '../components/Icon.tsx';
import { useWords } from '../i18n/index.ts';
import css from './OfflineBanner.module.css';

/** While the server gives no answer it is asked again at this pace. */
const ASK_AGAIN_MILLISECONDS = 10_000;

/** Says when the network is gone, how old the figures on screen are, and that nothing typed is lost. */
export function OfflineBanner() {
  const words = useWords();
  const client = useQueryClient();
  const { reachable, lastAnswer } = useConnection();
  const askAgain = (): Promise<void> => client.refetchQueries({ type: 'active' });
  useEffect(() => {
    if (reachable) return;
    const timer = setInterval(() => void client.refetchQueries({ type: 'active' }), ASK_AGAIN_MILLISECONDS);
    return () => {
      clearInterval(timer);
      void client.refetchQueries({ type: 'active' });
    };
  }, [reachable, client]);
  return (
    <div role="status" data-print="never">
      {!reachable && (
        <div className={css.banner}>
          <p><b><Icon name="offline" /> {words.t('connection.lost')}</b> {lastAnswer === null ? words.t('connection.never') : words.t('connection.since', { time: words.time(lastAnswer) })}</p>
          <button type="button" onClick={() => void askAgain()}>{words.t('connection.retry')}</button>
        </div>
      )}
    </div>
  );
}
