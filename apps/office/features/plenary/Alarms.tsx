import { Button } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { useWords, type Words } from '../../i18n/index.ts';
import { ALARMS } from '../../i18n/rooms/alarms.ts';
import { FormDialog, isSaid, TextArea } from './FormDialog.tsx';
import { offers } from './offers.ts';
import type { Doing } from './PlenaryPage.tsx';
import { useAct } from './useAct.ts';
import type { Alarm } from './wire.ts';
import css from './plenary.module.css';

const KINDS = ['certificate_reopened', 'certificate_changed', 'sheet_changed'] as const;

/** What an alarm says; a kind this screen does not know yet is still told as a change. */
function whatOf({ t }: Words, { what }: Alarm): string {
  const kind = KINDS.find((one) => one === what);
  return kind ? t(`plenary.alarm.${kind}`) : t('plenary.alarm.other');
}

/** Something below changed after it was read here: nothing changes by itself, a person looks into it. */
export function Alarms({ page, ask, isOut }: Doing & { isOut: boolean }) {
  const words = useWords();
  const { t, moment } = words;
  const open = page.alarms.filter(({ answer }) => answer === null);
  const answered = page.alarms.filter(({ answer }) => answer !== null);
  const contestOf = (alarm: Alarm): string => page.contests.find(({ contest }) => contest === alarm.contest)?.name ?? '';
  if (page.alarms.length === 0) return null;
  return (
    <section aria-label={t('plenary.alarms')} className={css.alarms}>
      {open.map((alarm) => (
        <div key={alarm.id} className={css.alarm}>
          <p><Icon name="warn" /> <b>{alarm.place}</b> · {contestOf(alarm)}: {whatOf(words, alarm)} <span className="small quiet">{moment(alarm.raisedAt)}</span></p>
          {offers(page, 'alarm') && (alarm.ownHands ? <p>{words.text(ALARMS.ownHands)}</p> : <Button size="compact-md" variant="default" onClick={() => ask({ kind: 'alarm', alarm })}>{t('plenary.do.answer')}</Button>)}
        </div>
      ))}
      {open.length > 0 && (isOut || !offers(page, 'alarm')) && <p className={css.warned}>{words.text(ALARMS[isOut ? 'out' : 'others'])}</p>}
      {open.some(({ what }) => what !== 'sheet_changed') && <p className="small quiet">{words.text(ALARMS.who)}</p>}
      {answered.length > 0 && (
        <details>
          <summary>{t('plenary.alarmsAnswered', { count: answered.length })}</summary>
          <ul className={css.contests}>{answered.map((alarm) => <li key={alarm.id}><p><b>{alarm.place}</b> · {contestOf(alarm)}: {whatOf(words, alarm)}</p><p className={css.answer}>{alarm.answer}</p></li>)}</ul>
        </details>
      )}
    </section>
  );
}

export function AlarmDialog({ alarm, onClose }: { alarm: Alarm; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const [answer, setAnswer] = useState('');
  const act = useAct(onClose);
  return (
    <FormDialog title={t('plenary.alarmAnswer')} submit={t('plenary.write')} ready={isSaid(answer)} busy={act.isPending} error={act.error} onSubmit={() => act.mutate({ path: `/api/recap-alarms/${alarm.id}/answer`, body: { answer: answer.trim() } })} onClose={onClose}>
      <p><b>{alarm.place}</b>: {whatOf(words, alarm)}</p>
      <TextArea label={t('plenary.alarmFound')} value={answer} onChange={setAnswer} max={1000} required autoFocus />
    </FormDialog>
  );
}
