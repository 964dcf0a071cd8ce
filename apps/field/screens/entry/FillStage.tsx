import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Desk } from '../../entry/desk.ts';
import { isBegun, withDigit, withFigure, withoutDigit, type Draft } from '../../entry/draft.ts';
import { findingsOf } from '../../entry/sheet-form.ts';
import { firstOpen, leftBehind, type EntryStep } from '../../entry/steps.ts';
import { useWords } from '../../words/useWords.ts';
import { JumpList } from './JumpList.tsx';
import { Keypad, type Key } from './Keypad.tsx';
import { PaperRows } from './PaperRows.tsx';
import { PhotoBeside } from './PhotoBeside.tsx';
import { Readout } from './Readout.tsx';
import { StepBar } from './StepBar.tsx';

type LeftProps = { readonly desk: Desk; readonly before: EntryStep | undefined; readonly onBack: (cell: string) => void };

/** The part just left does not add up: one line, and the way back. */
function LeftBehind({ desk: { sheet, draft }, before, onBack }: LeftProps) {
  const { t } = useWords();
  const left = useMemo(() => leftBehind(before, findingsOf(sheet, draft.figures)), [before, sheet, draft.figures]);
  if (!left || !before) return null;
  return (
    <p className="left-behind" role="status">
      <span className="tone-hard">{t('entry.leftDiffers', { number: before.number, count: left.count })}</span>
      <button type="button" className="button" onClick={() => onBack(left.cell)}>{t('entry.leftBack')}</button>
    </p>
  );
}

type Props = { readonly desk: Desk; readonly steps: readonly EntryStep[]; readonly onDraft: (draft: Draft) => void; readonly saved: boolean };

/** Typing: one part of the paper at a time, in its own order. */
export function FillStage({ desk, steps, onDraft, saved }: Props) {
  const { draft } = desk;
  const at = Math.max(0, Math.min(draft.step, steps.length - 1));
  const step = steps[at];
  const [current, setCurrent] = useState(() => (step ? firstOpen(step, draft.figures) : ''));
  // The first digit on a cell that one has just come to takes the place of what stood there.
  const [isFresh, setFresh] = useState(true);
  const [isJumping, setJumping] = useState(false);
  const pick = useCallback((cell: string): void => { setCurrent(cell); setFresh(true); setJumping(false); }, []);
  // The whole screen is the paper and the keys.
  useEffect(() => {
    document.documentElement.classList.add('filling');
    return () => { document.documentElement.classList.remove('filling'); };
  }, []);
  if (!step) return null;

  const toCheck = (): void => onDraft({ ...draft, stage: 'check' });
  const open = (next: number, cell?: string): void => {
    const to = steps[next];
    if (!to) { toCheck(); return; }
    onDraft({ ...draft, step: next });
    pick(cell ?? firstOpen(to, draft.figures));
  };
  const move = (by: 1 | -1): void => {
    const next = step.cells[step.cells.indexOf(current) + by];
    if (next) pick(next);
    else if (by === 1) open(at + 1);
    else if (at > 0) open(at - 1, steps[at - 1]?.cells.at(-1));
  };
  const write = (value: number | null | undefined): void => { setFresh(false); onDraft(withFigure(draft, current, value)); };
  const before = draft.figures[current];
  const press = (key: Key): void => {
    switch (key.kind) {
      case 'digit': write(withDigit(before, key.digit, isFresh)); break;
      case 'erase': write(withoutDigit(before)); break;
      case 'zero': write(0); break;
      case 'empty': write(null); break;
      case 'next': move(1); break;
      case 'previous': move(-1); break;
    }
  };
  return (
    <div className="fill">
      <StepBar desk={desk} steps={steps} at={at} figures={draft.figures} isJumping={isJumping} saved={isBegun(draft) ? saved : null} onJump={() => setJumping(!isJumping)} />
      {isJumping ? <JumpList steps={steps} at={at} figures={draft.figures} onStep={open} onCell={pick} onCheck={toCheck} /> : (
        <>
          <PhotoBeside picture={desk.picture?.(step.page)} />
          <PaperRows desk={desk} step={step} current={current} onPick={pick} lead={<LeftBehind desk={desk} before={steps[at - 1]} onBack={(cell) => open(at - 1, cell)} />} />
          <div className="hand">
            <Readout sheet={desk.sheet} cell={current} value={before} />
            <Keypad onKey={press} next={step.cells.at(-1) !== current ? 'cell' : at + 1 < steps.length ? 'part' : 'check'} />
          </div>
        </>
      )}
    </div>
  );
}
