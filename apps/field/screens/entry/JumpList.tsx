import { Mark } from '../../components/Mark.tsx';
import type { Written } from '../../entry/draft.ts';
import { filledIn, isComplete, type EntryStep } from '../../entry/steps.ts';
import { useWords } from '../../words/useWords.ts';

type Props = {
  readonly steps: readonly EntryStep[]; readonly at: number; readonly figures: Written;
  readonly onStep: (at: number) => void; readonly onCell: (cell: string) => void; readonly onCheck: () => void;
};

/** Straight to a part of the paper, to a party by its number, to a candidate by theirs. */
export function JumpList({ steps, at, figures, onStep, onCell, onCheck }: Props) {
  const { t, text } = useWords();
  const numbered = steps.map((step, index) => ({ step, index }));
  const here = steps[at];
  const mark = (step: EntryStep): string => (isComplete(step, figures) ? t('entry.complete') : `${filledIn(step, figures)}/${step.cells.length}`);
  return (
    <div className="jump">
      {here && here.party !== null && (
        <section>
          <h2>{t('entry.jumpCandidate', { party: here.party })}</h2>
          <div className="jump-grid">
            {here.cells.map((cell) => (
              <button key={cell} type="button" className="button" data-done={figures[cell] !== undefined} onClick={() => onCell(cell)}>{shortName(cell, t('entry.partyVotes'), t('entry.partyTotal'))}</button>
            ))}
          </div>
        </section>
      )}
      {steps.some(({ party }) => party !== null) && (
        <section>
          <h2>{t('entry.jumpParty')}</h2>
          <div className="jump-grid">
            {numbered.filter(({ step }) => step.party !== null).map(({ step, index }) => (
              <button key={step.key} type="button" className="button" data-done={isComplete(step, figures)} aria-current={index === at ? 'step' : undefined} onClick={() => onStep(index)}>
                <b>{step.party}</b> <span className="small">{isComplete(step, figures) ? <><Mark name="done" /><span className="unseen">{mark(step)}</span></> : mark(step)}</span>
                <span className="unseen"> {text(step.title)}</span>
              </button>
            ))}
          </div>
        </section>
      )}
      <section>
        <h2>{t('entry.jump')}</h2>
        <div className="jump-list">
          {numbered.filter(({ step }) => step.party === null).map(({ step, index }) => (
            <button key={step.key} type="button" className="button" data-done={isComplete(step, figures)} aria-current={index === at ? 'step' : undefined} onClick={() => onStep(index)}>{step.number}. {text(step.title)} <span className="small">{mark(step)}</span></button>
          ))}
          <button type="button" className="button main" onClick={onCheck}>{t('entry.toCheck')}</button>
        </div>
      </section>
    </div>
  );
}

/** `P.3.7` → 7; A = votes for the party itself, B = its total, as on the paper. */
function shortName(cell: string, party: string, total: string): string {
  const last = cell.slice(cell.lastIndexOf('.') + 1);
  return last === 'A' ? party : last === 'B' ? total : last;
}
