import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { can } from '../../api/rights.ts';
import type { Session } from '../../api/types.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Select } from '../../components/Select.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { fromField, toField } from './moments.ts';
import { Deadline, Pairs, Tag, TextArea } from './parts.tsx';
import { notice } from './queries.ts';
import { useAct } from './useAct.ts';
import { BREACH_EVENTS, type BreachView } from './wire.ts';
import css from './privacy.module.css';

type Addressee = 'persons' | 'authority';

/** One breach: what is known, how its two notices stand, what was done, and the text of the notices. */
export function BreachCard({ breach, session }: { breach: BreachView; session: Session }) {
  const { t, moment } = useWords();
  const [asked, setAsked] = useState<Addressee | null>(null);
  const [adding, setAdding] = useState(false);
  const manages = can(session, 'privacy.manage', breach) && !breach.closed;
  const ask = (to: Addressee): void => setAsked(asked === to ? null : to);
  return (
    <Sheet title={t('breaches.discovered', { moment: moment(breach.discoveredAt) })} aside={breach.closed ? <Tag>{t('breaches.closed')}</Tag> : <span className="small quiet">{t('deadline.until', { moment: moment(breach.notifyBy) })}</span>}>
      <div className={css.stack}>
        <Pairs pairs={[
          [t('breaches.persons'), <Deadline key="p" due={breach.notifyBy} clock={breach.persons} />],
          [t('breaches.authority'), <Deadline key="a" due={breach.notifyBy} clock={breach.authority} />],
          [t('breaches.happened'), <span key="h" className={css.words}>{breach.happened}</span>],
          [t('breaches.happenedAt'), breach.happenedAt],
          [t('processing.data'), `${breach.dataKinds.join(', ')}; ${breach.people === null ? t('breaches.peopleUnknown') : t('breaches.peopleCount', { count: breach.people })}`],
          [t('breaches.measures'), <span key="m" className={css.words}>{breach.measures}</span>],
        ]} />
        {breach.events.length > 0 && (
          <section aria-label={t('breaches.events')}>
            <h3>{t('breaches.events')}</h3>
            <ol className={css.rows}>{breach.events.map((event, at) => <li key={at}><span><b>{t(`breaches.event.${event.kind}`)}</b> · {moment(event.at)}</span>{event.note !== '' && <span className={css.words}>{event.note}</span>}</li>)}</ol>
          </section>
        )}
        <div className={css.buttons}>
          {manages && !adding && <Button onClick={() => setAdding(true)}>{t('breaches.add')}</Button>}
          {(['persons', 'authority'] as const).map((to) => <Button key={to} variant="default" aria-expanded={asked === to} onClick={() => ask(to)}>{t(`breaches.notice.${to}`)}</Button>)}
        </div>
        {asked && <NoticeText breach={breach.id} to={asked} />}
        {manages && adding && <AddEvent breach={breach.id} onClose={() => setAdding(false)} />}
      </div>
    </Sheet>
  );
}

function NoticeText({ breach, to }: { breach: string; to: Addressee }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(notice(breach, to));
  const [copied, setCopied] = useState(false);
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(data.text);
    setCopied(true);
  };
  return (
    <div className={css.stack}>
      <pre className={css.notice} tabIndex={0} aria-label={t(`breaches.notice.${to}`)}>{data.text}</pre>
      <div className={css.buttons}><Button variant="default" onClick={() => void copy()}>{t('breaches.noticeCopy')}</Button>{copied && <span role="status">{t('breaches.noticeCopied')}</span>}</div>
    </div>
  );
}

function AddEvent({ breach, onClose }: { breach: string; onClose: () => void }) {
  const { t } = useWords();
  const [kind, setKind] = useState<(typeof BREACH_EVENTS)[number]>('notified_persons');
  const [at, setAt] = useState(toField(new Date()));
  const [note, setNote] = useState('');
  const add = useAct(onClose);
  const moment = fromField(at);
  const send = (): void => { if (moment) add.mutate({ path: `/api/privacy/breaches/${breach}/events`, body: { kind, at: moment, note: note.trim() } }); };
  return (
    <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Select label={t('breaches.event')} value={kind} options={BREACH_EVENTS.map((value) => ({ value, label: t(`breaches.event.${value}`) }))} onChange={(value) => setKind(BREACH_EVENTS.find((one) => one === value) ?? 'note')} />
      <TextField label={t('breaches.eventAt')} type="datetime-local" value={at} onChange={setAt} />
      <TextArea label={t('breaches.eventNote')} value={note} onChange={setNote} max={4000} rows={2} />
      {add.error && <ProblemView error={add.error} onRetry={send} />}
      <div className={css.buttons}>
        <Button type="submit" disabled={moment === null || add.isPending}>{t('breaches.addEvent')}</Button>
        <Button variant="default" onClick={onClose}>{t('privacy.cancel')}</Button>
      </div>
    </form>
  );
}
