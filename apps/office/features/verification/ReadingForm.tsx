import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Finding } from '../../api/types.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { useWords } from '../../i18n/index.ts';
import { findingsAt } from '../sheets/form.ts';
import { FormView } from '../sheets/FormView.tsx';
import { FigureInput, type FieldActs } from './FigureInput.tsx';
import { jumpTo, liveSum, unsaid, type Step } from './reading.ts';
import type { ReadingState } from './useReading.ts';
import css from './ReadingForm.module.css';

type Props = { state: ReadingState; /** Counts up when the hand is to come back to its box. */ back: number; onSubmit: () => void; /** Past the last box. */ onEnd: () => void; onFault: () => void };

/** From so many boxes on, one is found by its number. */
const MANY = 40;
/** What does not add up is told below for the box under the hand: signs in the rows would push them about while they are typed. */
const NO_BADGES: readonly Finding[] = [];

/** The sheet in the paper's order and letters, to be typed without lifting the hand. */
export function ReadingForm({ state, back, onSubmit, onEnd, onFault }: Props) {
  const { form, step, steps, reading, at, setAt, findings } = state;
  const box = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const jumpField = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState(0);
  const go = (cell: string): void => {
    setAt(cell);
    setWanted((count) => count + 1);
  };
  const forward = (from: string): void => (from === state.cells.at(-1) ? onEnd() : go(state.beside(1)));
  const hand = useRef(at);
  useLayoutEffect(() => { hand.current = at; }, [at]);
  // In the same moment as the part of the form that holds the box: no key is lost before it.
  useLayoutEffect(() => { box.current?.querySelector<HTMLInputElement>(`[data-cell="${CSS.escape(hand.current)}"]`)?.focus(); }, [wanted, back]);
  useStayingInSight(paper);
  const acts = (cell: string): FieldActs => ({
    next: () => forward(cell), back: () => go(state.beside(-1)), empty: () => { state.empty(cell); forward(cell); },
    submit: onSubmit, jump: () => jumpField.current?.focus(), fault: onFault, type: (text) => state.type(cell, text), focus: () => setAt(cell),
  });
  if (!step) return null;
  const isAsked = new Set(step.cells);
  return (
    <div ref={box} className={css.reading}>
      {(steps.length > 1 || state.cells.length > MANY) && (
        <div className={css.head}>
          {steps.length > 1 && <Steps state={state} current={step} go={go} />}
          {state.cells.length > MANY && <Jump ref={jumpField} state={state} go={go} />}
        </div>
      )}
      <div className={css.paper} ref={paper}>
        <FormView form={step.form} findings={NO_BADGES} draw={(cell, name) => {
          if (!isAsked.has(cell)) return <span className={css.other} aria-hidden="true">·</span>;
          const broken = findingsAt(findings, cell);
          return <FigureInput cell={cell} name={name} value={reading[cell] ?? ''} hasRoom={step.party === null} sum={liveSum(form, cell, reading)} acts={acts(cell)} broken={broken.length === 0 ? undefined : broken.some(({ severity }) => severity === 'hard') ? 'hard' : 'warn'} />;
        }} />
      </div>
    </div>
  );
}

/** What is told below the form takes room from it: the box under the hand is not lost under that. */
function useStayingInSight(paper: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    if (!paper.current) return undefined;
    const watch = new ResizeObserver(() => { if (paper.current?.contains(document.activeElement)) document.activeElement?.scrollIntoView({ block: 'nearest' }); });
    watch.observe(paper.current);
    return () => watch.disconnect();
  }, [paper]);
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
