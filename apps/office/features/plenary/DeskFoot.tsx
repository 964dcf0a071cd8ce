import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { useWords } from '../../i18n/index.ts';
import type { Mode, waysOf } from './desk-mode.ts';
import { ReasonDialog } from './FormDialog.tsx';
import { Unsent } from './Unsent.tsx';
import { useAct } from './useAct.ts';
import type { LinePage, LineRef } from './wire.ts';
import css from './read.module.css';

type Props = {
  line: LinePage; /** What is told above the deeds. */ above: ReactNode; ways: ReturnType<typeof waysOf>; isLast: boolean; /** What is open is asked about: that has a key of its own. */ isAsked: boolean; isPending: boolean; mayObject: boolean;
  onConfirm: () => void; /** To the next line that waits, from one that is read. */ onNext: (() => void) | null; onMode: (mode: Mode) => void; onObject: () => void; onUndo: () => void; onGo: (line: LineRef) => void;
};

/** The deeds under the figures, each with its key. They stay in sight while the form is scrolled. */
export function DeskFoot({ line, above, ways, isLast, isAsked, isPending, mayObject, onConfirm, onNext, onMode, onObject, onUndo, onGo }: Props) {
  const { t } = useWords();
  const { previous, next } = line;
  return (
    <div className={css.foot} onMouseDown={(event) => event.preventDefault()}>
      {above}
      {ways.confirm && !isAsked && <Button size="md" loading={isPending} onClick={onConfirm}>{t(isLast ? 'plenary.confirmLast' : 'plenary.confirm')}&nbsp;<KeyHint>Enter</KeyHint></Button>}
      {onNext && <Button size="md" onClick={onNext}>{t('plenary.showNext')}&nbsp;<KeyHint>Enter</KeyHint></Button>}
      {ways.correct && <Button variant="default" onClick={() => onMode('correct')}>{t('plenary.correct')}&nbsp;<KeyHint>K</KeyHint></Button>}
      {ways.misread && <Button variant="default" onClick={() => onMode('misread')}>{t('plenary.misread')}</Button>}
      {mayObject && <Button variant="default" onClick={onObject}>{t('plenary.object')}&nbsp;<KeyHint>O</KeyHint></Button>}
      {ways.undo && <Button variant="default" onClick={onUndo}>{t('plenary.undo')}</Button>}
      <span className={css.steps}>
        <Button variant="default" disabled={!previous} onClick={() => previous && onGo(previous)} aria-label={t('plenary.previous')}><Icon name="previous" /></Button>
        <Button variant="default" disabled={!next} onClick={() => next && onGo(next)} aria-label={t('plenary.nextLine')}><Icon name="next" /></Button>
      </span>
    </div>
  );
}

type ConflictProps = { error: unknown; isConflict: boolean; line: LinePage; what: string; busy: boolean; onSend: () => void; onSeen: () => void };

/** Somebody was faster: told calmly, with what is there now. Every other trouble is told as everywhere. */
export function Conflict({ error, isConflict, line, what, busy, onSend, onSeen }: ConflictProps) {
  const { t } = useWords();
  if (!isConflict) return <Unsent error={error} what={what} busy={busy} onSend={onSend} />;
  return (
    <div className={css.warned} role="alert">
      <p><b>{t('plenary.conflict')}</b></p>
      <p>{t('plenary.conflictNow', { state: t(`plenary.line.${line.state}`) })}</p>
      <Button size="compact-md" variant="default" onClick={onSeen}>{t('plenary.conflictSeen')}</Button>
    </div>
  );
}

/** The line is to be read again: why. */
export function UndoDialog({ name, path, base, onClose }: { name: string; path: string; base: object; onClose: () => void }) {
  const { t } = useWords();
  const act = useAct(onClose);
  return <ReasonDialog title={`${t('plenary.undo')}: ${name}`} about={t('plenary.undoAbout')} submit={t('plenary.undo')} busy={act.isPending} error={act.error} onSubmit={(reason) => act.mutate({ path, body: { ...base, reason } })} onClose={onClose} />;
}
