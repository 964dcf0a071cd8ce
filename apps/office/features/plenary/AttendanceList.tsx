import { Button } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { ballotOf } from './people.ts';
import { offers } from './offers.ts';
import type { Doing } from './PlenaryPage.tsx';
import { Unsent } from './Unsent.tsx';
import { useAct } from './useAct.ts';
import css from './plenary.module.css';

/** Who came and who has left, with number, capacity and mandate; a witness with the contest that the mandate is for. */
export function AttendanceList({ page, ask }: Doing) {
  const { t, time } = useWords();
  const act = useAct();
  const [leaving, setLeaving] = useState<number | null>(null);
  return (
    <Sheet title={t('plenary.attendance', { count: page.attendance.filter(({ leftAt }) => leftAt === null).length })} aside={offers(page, 'attend') && <Button size="compact-md" variant="default" onClick={() => ask({ kind: 'attend' })}>{t('plenary.do.attend')}</Button>}>
      {page.attendance.length === 0 && <EmptyState title={t('plenary.nobody')} fix={t('plenary.nobodyFix')} />}
      {act.error && <Unsent error={act.error} what={t('plenary.leave')} busy={act.isPending} onSend={() => act.mutate(act.variables)} />}
      <ol className={css.people}>
        {page.attendance.map((one) => (
          <li key={one.id} data-left={one.leftAt !== null || undefined}>
            <span className={css.number}>{one.id}</span>
            <span>
              <b>{one.name}</b> · {t(`plenary.capacity.${one.capacity}`)}
              {one.contestantName && <span className={css.under}>{t('plenary.ofContestant', { number: String(one.contestant ?? ''), name: one.contestantName })}{ballotOf(page, one) && <> · <b>{ballotOf(page, one)}</b></>}{one.letter && ` · ${t(one.withoutMandate ? 'plenary.letterBrought' : 'plenary.letterOf', { letter: one.letter })}`}</span>}
              {one.withoutMandate && <span className={css.under}>{t('plenary.cameWithout', { why: one.withoutMandate })}</span>}
              <span className={css.under}>{one.leftAt === null ? t('plenary.came', { time: time(one.cameAt) }) : t('plenary.left', { came: time(one.cameAt), left: time(one.leftAt) })}</span>
            </span>
            {offers(page, 'leave') && one.leftAt === null && leaving !== one.id && <Button size="compact-sm" variant="default" disabled={act.isPending} aria-label={t('plenary.leaveFor', { name: one.name })} onClick={() => setLeaving(one.id)}>{t('plenary.leave')}</Button>}
            {leaving === one.id && one.leftAt === null && (
              <span className={css.tools} role="group" aria-label={t('plenary.leaveFor', { name: one.name })}>
                <span className="small">{t('plenary.leaveAsk', { name: one.name })}</span>
                <Button size="compact-sm" autoFocus loading={act.isPending} onClick={() => act.mutate({ path: `/api/plenaries/${page.id}/attendance/${one.id}/leave` })}>{t('plenary.leaveYes')}</Button>
                <Button size="compact-sm" variant="default" onClick={() => setLeaving(null)}>{t('sheet.cancel')}</Button>
              </span>
            )}
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
