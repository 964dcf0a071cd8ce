import { useEffect, useRef, useState } from 'react';
import { KeyHint } from '../../components/KeyHint.tsx';
import { useWords } from '../../i18n/index.ts';
import { findingsAt } from '../sheets/form.ts';
import { FormView } from '../sheets/FormView.tsx';
import { FigureInput, type FieldActs } from './FigureInput.tsx';
import { jumpTo, liveSum, unsaid, type Step } from './reading.ts';
import type { ReadingState } from './useReading.ts';
import css from './ReadingForm.module.css';

type Props = { state: ReadingState; /** Counts up when the hand is to come back to its box. */ back: number; onSubmit: () => void; onFault: () => void };

/** The sheet in the paper's order and letters, to be typed without lifting the hand. */
export function ReadingForm({ state, back, onSubmit, onFault }: Props) {
  const { form, step, steps, reading, at, setAt, findings } = state;
  const box = useRef<HTMLDivElement>(null);
  const jumpField = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState({ cell: at, count: 0 });
  const go = (cell: string): void => {
    setAt(cell);
    setWanted(({ count }) => ({ cell, count: count + 1 }));
  };
  // After the part of the form that holds the box is on the screen.
  useEffect(() => { box.current?.querySelector<HTMLInputElement>(`[data-cell="${CSS.escape(wanted.cell)}"]`)?.focus(); }, [wanted, back]);
  const acts = (cell: string): FieldActs => ({
    next: () => go(state.beside(1)), back: () => go(state.beside(-1)), empty: () => { state.empty(cell); go(state.beside(1)); },
    submit: onSubmit, jump: () => jumpField.current?.focus(), fault: onFault, type: (text) => state.type(cell, text), focus: () => setAt(cell),
  });
  if (!step) return null;
  const isAsked = new Set(step.cells);
  return (
    <div ref={box}>
      {steps.length > 1 && <Steps state={state} current={step} go={go} />}
      {state.cells.length > 40 && <Jump ref={jumpField} state={state} go={go} />}
      <FormView form={step.form} findings={findings} draw={(cell, name) => {
        if (!isAsked.has(cell)) return <span className={css.other} aria-hidden="true">·</span>;
        const broken = findingsAt(findings, cell);
        return <FigureInput cell={cell} name={name} value={reading[cell] ?? ''} hasRoom={steps.length === 1} sum={liveSum(form, cell, reading)} acts={acts(cell)} broken={broken.length === 0 ? undefined : broken.some(({ severity }) => severity === 'hard') ? 'hard' : 'warn'} />;
      }} />
    </div>
  );
}

/** The parts of a long form: which are full, and where a party's sum does not agree. */
function Steps({ state: { form, steps, reading }, current, go }: { state: ReadingState; current: Step; go: (cell: string) => void }) {
  const { t } = useWords();
  const stateOf = ({ cells }: Step): 'differs' | 'full' | 'open' => {
    if (cells.some((cell) => liveSum(form, cell, reading)?.holds === false)) return 'differs';
    return unsaid(cells, reading).length === 0 ? 'full' : 'open';
  };
  return (
    <nav className={css.steps} aria-label={t('verify.parts')}>
      {steps.map((step) => {
        const name = step.party === null ? t(step.id === 'before' ? 'verify.partBefore' : 'verify.partAfter') : t('verify.partParty', { party: String(step.party) });
        return (
          <button
            key={step.id} type="button" data-state={stateOf(step)} aria-current={step === current ? 'step' : undefined}
            aria-label={`${name}: ${t(`verify.part.${stateOf(step)}`)}`} title={name} onClick={() => go(step.cells[0] ?? '')}
          >
            {step.party ?? (step.id === 'before' ? 'I–III' : 'V')}
          </button>
        );
      })}
    </nav>
  );
}

function Jump({ ref, state: { form, cells, at }, go }: { ref: React.Ref<HTMLInputElement>; state: ReadingState; go: (cell: string) => void }) {
  const { t } = useWords();
  const [word, setWord] = useState('');
  const [isWrong, setWrong] = useState(false);
  const leap = (): void => {
    const cell = jumpTo(form, word);
    const found = cell !== null && cells.includes(cell);
    setWrong(!found);
    if (!found) return;
    setWord('');
    go(cell);
  };
  return (
    <label className={css.jump}>
      {t(form.ballot.kind === 'parties' ? 'verify.jumpParty' : 'verify.jump')} <KeyHint>/</KeyHint>
      <input
        ref={ref} value={word} autoComplete="off" aria-invalid={isWrong} placeholder={form.ballot.kind === 'parties' ? '4.7' : '4'}
        onChange={(event) => { setWord(event.currentTarget.value); setWrong(false); }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') { event.preventDefault(); leap(); }
          if (event.key === 'Escape') { event.preventDefault(); setWord(''); go(at); }
        }}
      />
      {isWrong && <span role="alert">{t('verify.jumpNone')}</span>}
    </label>
  );
}
