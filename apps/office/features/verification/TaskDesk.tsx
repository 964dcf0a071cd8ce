import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ContestPage } from '../../api/types.ts';
import { Icon } from '../../components/Icon.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { stationNumber } from '../../components/station.ts';
import { useWords } from '../../i18n/index.ts';
import { findingsAt } from '../sheets/form.ts';
import { FaultPanel } from './FaultPanel.tsx';
import { Keys } from './Keys.tsx';
import { PhotoViewer } from './PhotoViewer.tsx';
import { ReadingForm } from './ReadingForm.tsx';
import { placeOnPaper } from './reading.ts';
import { UnsaidNotice } from './UnsaidNotice.tsx';
import { useReading, type ReadingState } from './useReading.ts';
import type { AnswerTask, Task } from './wire.ts';
import css from './TaskDesk.module.css';

type Props = {
  task: Task; contest: ContestPage; counts: { waiting: number; mineToday: number }; sent: string | null;
  isPending: boolean; error: unknown; onAnswer: (answer: AnswerTask) => void; onRelease: () => void;
};

/** One sheet to be read: its photos beside its form. Nothing that anybody else typed is here. */
export function TaskDesk({ task, contest, counts, sent, isPending, error, onAnswer, onRelease }: Props) {
  const { t, time } = useWords();
  const state = useReading(contest, task);
  const [hasFault, setFault] = useState(false);
  const [back, setBack] = useState(0);
  const [shown, setShown] = useState(0);
  const [isAsked, setAsked] = useState(false);
  const name = t('verify.sheetOf', { number: stationNumber(task.station), village: task.village.name });
  const desk = useRef<HTMLDivElement>(null);
  const send = useRef<HTMLButtonElement>(null);
  const share = useFollowing(state, task, shown, setShown);
  // The sheet fills the screen from its name down; on a small one, where all scrolls together, the box under the hand stays in sight.
  useEffect(() => {
    desk.current?.scrollIntoView({ block: 'start' });
    if ((document.activeElement?.getBoundingClientRect().bottom ?? 0) > window.innerHeight) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, []);

  // Boxes of which nothing was said are gone through one by one: sending again asks for the next, and sends nothing.
  const ask = (open: string): void => { setAsked(true); state.setAt(open); setBack((count) => count + 1); };
  const submit = (): void => {
    if (isPending) return;
    const [open] = state.left;
    if (open === undefined) onAnswer({ figures: state.figures, fault: null, note: null });
    else ask(open);
  };
  return (
    <div className={css.desk} ref={desk}>
      <PageTitle
        place={task.id} title={name} over={`${task.contestName} · ${task.subdistrict}`}
        under={<>{t(task.kind === 'second' ? 'verify.second' : 'verify.third')} {t('verify.until', { time: time(task.until) })}</>}
        tools={<p className={css.counts} role="status">{sent && <b>{sent} </b>}{t('verify.counts', { waiting: counts.waiting, mine: counts.mineToday })}</p>}
      />
      <div className={css.columns}>
        <div className={css.photos}><PhotoViewer key={task.id} photos={task.photos} shown={shown} onShow={setShown} name={name} share={share} /></div>
        <div className={css.reading}>
          <Sheet>
            {task.missing.length > 0 && <p className={css.note}>{t('verify.missing', { pages: task.missing.join(', ') })}</p>}
            {task.cells && <p className={css.note}>{t('verify.someCells', { count: task.cells.length })}</p>}
            <ReadingForm state={state} back={back} onSubmit={submit} onEnd={() => send.current?.focus()} onFault={() => setFault(true)} />
          </Sheet>
          <div className={css.foot}>
            <Beside state={state} />
            {isAsked && !hasFault && state.left.length > 0 && <UnsaidNotice count={state.left.length} onEmpty={() => { state.emptyRest(); setAsked(false); send.current?.focus(); }} onBack={() => setBack((count) => count + 1)} />}
            {error != null && <ProblemView error={error} />}
            {hasFault
              ? <FaultPanel pages={task.photos.map(({ page }) => page)} shown={task.photos[shown]?.page} isPending={isPending} onClose={() => { setFault(false); setBack((count) => count + 1); }} onSend={(fault, note, pages) => onAnswer({ figures: null, fault, note, pages })} />
              : (
                <div className={css.buttons}>
                  <Button ref={send} onClick={submit} disabled={isPending} onKeyDown={(event) => { if (event.key === 'ArrowUp') { event.preventDefault(); setBack((count) => count + 1); } }}>{t(isPending ? 'verify.sending' : 'verify.send')}</Button> <Keys press="Shift Enter" />
                  <Button variant="default" onClick={() => setFault(true)}>{t('verify.fault')}</Button> <Keys press="b" />
                  <Button variant="subtle" onClick={onRelease} disabled={isPending}>{t('verify.release')}</Button>
                </div>
              )}
            <p className={css.keys}><Keys press="Enter" /> {t('verify.keyNext')} <Keys press="k" /> {t('verify.keyEmpty')} <Keys press="Alt Shift" arrows={['←', '→', '↑', '↓']} /> {t('verify.keyMove')}</p>
          </div>
        </div>
      </div>
    </div>
  );
}

/** The page that holds the box under the hand comes into sight by itself, where photos and form count their pages alike; how far down it is. */
function useFollowing({ form, at }: ReadingState, { photos }: Task, shown: number, show: (at: number) => void): number | undefined {
  const isAlike = photos.length > 0 && photos.every(({ page }) => page <= form.pages);
  const { page, share } = placeOnPaper(form, at);
  const found = isAlike ? photos.findIndex((photo) => photo.page === page) : -1;
  useEffect(() => { if (found !== -1) show(found); }, [found, show]);
  return found !== -1 && found === shown ? share : undefined;
}

/** What the rules say about the box under the hand. They never stand in the way: the paper may be wrong. */
function Beside({ state: { findings, at } }: { state: ReadingState }) {
  const { t, text } = useWords();
  const here = findingsAt(findings, at);
  return (
    <div className={css.beside} aria-live="polite">
      {here.map((finding) => <p key={`${finding.code} ${finding.cells.join()}`} data-severity={finding.severity}><Icon name={finding.severity} /> <span className="hidden-words">{t(`sheet.severity.${finding.severity}`)}: </span>{text(finding.kpps)} <small>{finding.code}</small></p>)}
      {here.length > 0 && <p className={css.hint}>{t('verify.asWritten')}</p>}
    </div>
  );
}
