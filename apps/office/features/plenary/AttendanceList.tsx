import { Button } from '@mantine/core';
import { useState } from 'react';
import { fill } from '../../../../kernel/text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { PUT_RIGHT } from '../../i18n/rooms/put-right.ts';
import { ballotOf } from './people.ts';
import { offers, offersPutRight } from './offers.ts';
import type { Doing } from './PlenaryPage.tsx';
import { Unsent } from './Unsent.tsx';
import { useAct } from './useAct.ts';
import type { Attendance } from './wire.ts';
import css from './plenary.module.css';

/** Who came and who has left, with number, capacity and mandate; a witness with the contest that the mandate is for. */
export function AttendanceList({ page, ask }: Doing) {
  const { t } = useWords();
  const act = useAct();
  return (
    <Sheet title={t('plenary.attendance', { count: page.attendance.filter(({ leftAt }) => leftAt === null).length })} aside={offers(page, 'attend') && <Button size="compact-md" variant="default" onClick={() => ask({ kind: 'attend' })}>{t('plenary.do.attend')}</Button>}>
      {page.attendance.length === 0 && <EmptyState title={t('plenary.nobody')} fix={t('plenary.nobodyFix')} />}
      {act.error && <Unsent error={act.error} what={t('plenary.leave')} busy={act.isPending} onSend={() => act.mutate(act.variables)} />}
      <ol className={css.people}>
        {page.attendance.map((one) => <Person key={one.id} page={page} ask={ask} one={one} act={act} />)}
      </ol>
    </Sheet>
  );
}

type Row = Doing & { one: Attendance };

/** One of them; whether they leave is asked once. */
function Person({ page, ask, one, act }: Row & { act: ReturnType<typeof useAct> }) {
  const { t } = useWords();
  const [leaves, setLeaves] = useState(false);
  const isLeaving = leaves && one.leftAt === null;
  return (
    <li data-left={one.leftAt !== null || undefined} data-struck={one.struck || undefined}>
      <span className={css.number}>{one.id}</span>
      <Told page={page} one={one} />
      {!isLeaving && !one.struck && <Deeds page={page} ask={ask} one={one} busy={act.isPending} onLeave={() => setLeaves(true)} />}
      {isLeaving && (
        <span className={css.tools} role="group" aria-label={t('plenary.leaveFor', { name: one.name })}>
          <span className="small">{t('plenary.leaveAsk', { name: one.name })}</span>
          <Button size="compact-sm" autoFocus loading={act.isPending} onClick={() => act.mutate({ path: `/api/plenaries/${page.id}/attendance/${one.id}/leave` })}>{t('plenary.leaveYes')}</Button>
          <Button size="compact-sm" variant="default" onClick={() => setLeaves(false)}>{t('sheet.cancel')}</Button>
        </span>
      )}
    </li>
  );
}

/** To put right what is written of them, and to write down that they leave. */
function Deeds({ page, ask, one, busy, onLeave }: Row & { busy: boolean; onLeave: () => void }) {
  const { t, text } = useWords();
  return (
    <span className={css.deeds}>
      {offersPutRight(page, one) && <Button size="compact-sm" variant="default" aria-label={fill(text(PUT_RIGHT.buttonFor), { name: one.name })} onClick={() => ask({ kind: 'putRight', person: one })}>{text(PUT_RIGHT.button)}</Button>}
      {offers(page, 'leave') && one.leftAt === null && <Button size="compact-sm" variant="default" disabled={busy} aria-label={t('plenary.leaveFor', { name: one.name })} onClick={onLeave}>{t('plenary.leave')}</Button>}
    </span>
  );
}

/** What is written of them. */
function Told({ page, one }: Pick<Row, 'page' | 'one'>) {
  const { t, text, time } = useWords();
  return (
    <span>
      {one.struck ? <s>{one.name}</s> : <b>{one.name}</b>} · {t(`plenary.capacity.${one.capacity}`)}
      {one.contestantName && <span className={css.under}>{t('plenary.ofContestant', { number: String(one.contestant ?? ''), name: one.contestantName })}{ballotOf(page, one) && <> · <b>{ballotOf(page, one)}</b></>}{one.letter && ` · ${t(one.withoutMandate ? 'plenary.letterBrought' : 'plenary.letterOf', { letter: one.letter })}`}</span>}
      {one.withoutMandate && <span className={css.under}>{t('plenary.cameWithout', { why: one.withoutMandate })}</span>}
      <span className={css.under}>{one.struck ? text(PUT_RIGHT.struck) : one.leftAt === null ? t('plenary.came', { time: time(one.cameAt) }) : t('plenary.left', { came: time(one.cameAt), left: time(one.leftAt) })}</span>
    </span>
  );
}
