import { Mark } from '../../components/Mark.tsx';
import type { Desk } from '../../entry/desk.ts';
import type { Written } from '../../entry/draft.ts';
import { filledIn, partyProgress, type EntryStep } from '../../entry/steps.ts';
import { Heading } from '../../components/Heading.tsx';
import { useWords } from '../../words/useWords.ts';

type Props = { readonly desk: Desk; readonly steps: readonly EntryStep[]; readonly at: number; readonly figures: Written; readonly isJumping: boolean; /** Null where nothing was typed that could be kept. */ readonly saved: boolean | null; readonly onJump: () => void };

/** Where on the paper one is, how much is done, and that it is kept. */
export function StepBar({ desk, steps, at, figures, isJumping, saved, onJump }: Props) {
  const { t, text } = useWords();
  const step = steps[at];
  if (!step) return null;
  const open = step.cells.length - filledIn(step, figures);
  const parties = partyProgress(steps, figures);
  return (
    <div className="step-bar">
      <button type="button" className="button icon" aria-label={t(desk.isPractice ? 'practice.leave' : 'entry.leave')} onClick={desk.leave}><Mark name="back" /></button>
      <div className="small">
        <p className="desk-name"><b>{desk.tps}</b> · {desk.contest}</p>
        <p>{parties ? t('entry.party', parties) : t('entry.step', { at: at + 1, all: steps.length })} · {open === 0 ? t('entry.complete') : t('entry.open', { count: open })}</p>
      </div>
      <button type="button" className="button" aria-expanded={isJumping} onClick={onJump}>{t(isJumping ? 'entry.close' : 'entry.jump')}</button>
      <div className="step-title"><Heading>{step.party === null ? `${step.number}. ` : `${step.party}. `}{text(step.title)}</Heading> <p className="small">{t('entry.page', { page: step.page })}{!desk.isPractice && saved !== null && <><br /><span data-testid="saved">{t(saved ? 'entry.saved' : 'entry.saving')}</span></>}</p></div>
    </div>
  );
}
