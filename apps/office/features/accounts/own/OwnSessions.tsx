import { Button } from '@mantine/core';
import { useWords } from '../../../i18n/index.ts';
import { useSignOut } from '../../../shell/useSignOut.ts';
import { Refusal } from '../Refusal.tsx';
import { post, type SessionRow } from '../wire.ts';
import { useAccountChange } from './useAccountChange.ts';
import css from '../accounts.module.css';

/** Where one is signed in: this desk marked, the others to be ended one by one or all at once. */
export function OwnSessions({ sessions }: { sessions: readonly SessionRow[] }) {
  const { t } = useWords();
  const end = useAccountChange((id: string) => post(`/api/account/sessions/${id}/end`));
  const endOthers = useAccountChange(() => post('/api/account/sessions/end-others'));
  const signOut = useSignOut();
  const others = sessions.filter(({ current }) => !current);
  return (
    <div className={css.stack}>
      <ul className={css.rows}>
        {sessions.map((one) => (
          <li key={one.id} className={css.row}>
            <SessionWords session={one} />
            {one.current
              ? <Button variant="default" size="xs" loading={signOut.isPending} onClick={() => signOut.mutate()}>{t('person.signOut')}</Button>
              : <Button variant="default" size="xs" disabled={end.busy} onClick={() => end.send(one.id)} aria-label={`${t('sessions.end')}: ${one.browser}`}>{t('sessions.end')}</Button>}
          </li>
        ))}
      </ul>
      <Refusal error={end.error ?? endOthers.error} wait={end.wait || endOthers.wait} />
      {others.length > 0 && <div><Button variant="default" loading={endOthers.busy} onClick={() => endOthers.send(undefined)}>{t('sessions.endOthers', { count: others.length })}</Button></div>}
    </div>
  );
}

/** A session in words: browser, since when, last seen, from where. */
export function SessionWords({ session }: { session: SessionRow }) {
  const { t, moment } = useWords();
  return (
    <div>
      <span><b>{session.browser}</b> {session.current && <span className={css.tag}>{t('sessions.this')}</span>}</span>
      <span className="small quiet">
        {t(`sessions.kind.${session.kind}`)} · {t('sessions.since', { time: moment(session.createdAt) })} · {t('sessions.seen', { time: moment(session.seenAt) })}
        {session.address && <> · <span className="codes">{session.address}</span></>}
      </span>
    </div>
  );
}
