import { useMemo, useState } from 'react';
import { Mark } from '../../components/Mark.tsx';
import type { Desk } from '../../entry/desk.ts';
import type { Draft } from '../../entry/draft.ts';
import { stepsOf } from '../../entry/steps.ts';
import { useWords } from '../../words/useWords.ts';
import { CheckStage } from './CheckStage.tsx';
import { FillStage } from './FillStage.tsx';
import { ReadStage } from './ReadStage.tsx';

/** Fill in, check, read back, sign: whatever is done is kept at once. */
export function EntryFlow({ desk }: { desk: Desk }) {
  const { t } = useWords();
  const { draft, sheet } = desk;
  const steps = useMemo(() => stepsOf(sheet.form, draft.only), [sheet, draft.only]);
  const [keeping, setKeeping] = useState(0);
  const [isFull, setFull] = useState(false);
  const onDraft = (next: Draft): void => {
    setKeeping((count) => count + 1);
    if (next.stage !== draft.stage) scrollTo(0, 0);
    desk.save(next).then(() => setFull(false), () => setFull(true)).finally(() => setKeeping((count) => count - 1));
  };
  return (
    <>
      {draft.stage !== 'fill' && (
        <div className="desk-bar">
          <button type="button" className="button" onClick={desk.leave}><Mark name="back" /> {t(desk.isPractice ? 'practice.leave' : 'entry.leave')}</button>
          <span className="small"><b>{desk.tps}</b> · {desk.contest}</span>
        </div>
      )}
      {isFull && <p className="wrong" role="alert">{t('entry.notSaved')}</p>}
      {draft.stage === 'fill' && <FillStage desk={desk} steps={steps} onDraft={onDraft} saved={keeping === 0 && !isFull} />}
      {draft.stage === 'check' && <CheckStage desk={desk} steps={steps} onDraft={onDraft} />}
      {draft.stage === 'read' && <ReadStage desk={desk} steps={steps} onDraft={onDraft} />}
    </>
  );
}
