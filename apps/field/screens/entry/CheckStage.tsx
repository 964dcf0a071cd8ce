import { useMemo, useState } from 'react';
import { explain, type Finding } from '../../../../modules/forms/index.ts';
import { Heading } from '../../components/Heading.tsx';
import { Mark } from '../../components/Mark.tsx';
import type { Desk } from '../../entry/desk.ts';
import { isReason, notLookedAt, withReason, type Draft } from '../../entry/draft.ts';
import { isExplained, reasonOf, ruleGroups } from '../../entry/rule-groups.ts';
import { findingsOf, warningsOf } from '../../entry/sheet-form.ts';
import { isOfBallots, nearReason } from '../../entry/near-reason.ts';
import type { EntryStep } from '../../entry/steps.ts';
import type { WordKey } from '../../words/catalogue.ts';
import { useWords } from '../../words/useWords.ts';
import { ReasonPicker } from './ReasonPicker.tsx';

const PAPER_REASONS: readonly WordKey[] = ['suggest.asWritten', 'suggest.sum', 'suggest.ballots', 'suggest.special'];
const CORRECTION_REASONS: readonly WordKey[] = ['suggest.typing', 'suggest.misread', 'suggest.paper', 'suggest.asked'];

type Props = { readonly desk: Desk; readonly steps: readonly EntryStep[]; readonly onDraft: (draft: Draft) => void };

/** Everything that does not add up, with its reason where the paper really says so, before it is read back. */
export function CheckStage({ desk, steps, onDraft }: Props) {
  const { t, lang } = useWords();
  const { draft, sheet, others } = desk;
  const [isAsked, setAsked] = useState(false);
  const findings = useMemo(() => findingsOf(sheet, draft.figures, others), [sheet, draft.figures, others]);
  const hard = ruleGroups(findings);
  const warn = useMemo(() => warningsOf(sheet, draft.figures, findings), [sheet, draft.figures, findings]);
  const missing = hard.filter((group) => !isExplained(group, draft.reasons));
  const needsReason = draft.isCorrection && !isReason(draft.reason);
  const unset = notLookedAt(draft, sheet.cells);
  const toRead = (): void => {
    setAsked(true);
    if (missing.length === 0 && !needsReason) onDraft({ ...draft, stage: 'read', step: 0 });
    else document.querySelector('[data-wrong="true"], [data-open="true"]')?.scrollIntoView({ block: 'center' });
  };
  const openAt = (cell: string | undefined): void => onDraft({ ...draft, stage: 'fill', step: Math.max(0, steps.findIndex(({ cells }) => cell !== undefined && cells.includes(cell))) });
  const say = (one: Finding): string => explain(one, sheet.form, lang, 'kpps');
  return (
    <>
      <Heading>{t('check.title')}</Heading>
      {findings.length === 0 && unset.length === 0 && <p className="notice good" role="status"><Mark name="done" /> {t('check.nothing')}</p>}
      {unset.length > 0 && <Unset steps={steps} unset={unset} onOpen={openAt} />}
      {hard.length > 0 && (
        <section className="card">
          <h2><Mark name="hard" /> {t('check.hard', { count: hard.length })}</h2>
          <p>{t('check.hardAbout')}</p>
          {hard.length > 1 && <OneForAll hard={hard.flatMap(({ codes }) => codes)} draft={draft} onDraft={onDraft} />}
          {hard.map((group) => (
            <HardRule
              key={group.codes.join(' ')} findings={group.findings} say={say} onOpen={openAt} value={reasonOf(group, draft.reasons)}
              near={group.codes.map((code) => nearReason(code, findings, draft.reasons)).find((reason) => reason !== null) ?? null}
              wrong={isAsked && missing.includes(group)} onReason={(reason) => onDraft(group.codes.reduce((all, code) => withReason(all, code, reason), draft))}
            />
          ))}
        </section>
      )}
      {warn.length > 0 && (
        <section className="card">
          <h2><Mark name="warn" /> {t('check.warn', { count: warn.length })}</h2>
          <ul className="findings">{warn.map((one, at) => <li key={`${one.code} ${at}`}>{say(one)}</li>)}</ul>
        </section>
      )}
      {draft.isCorrection && (
        <section className="card">
          <ReasonPicker title={t('check.correction')} suggestions={CORRECTION_REASONS} value={draft.reason ?? ''} wrong={isAsked && needsReason} onReason={(reason) => onDraft({ ...draft, reason })} />
        </section>
      )}
      {isAsked && (missing.length > 0 || needsReason) && <p className="wrong" role="alert">{t('check.needReason', { count: missing.length + Number(needsReason) })}</p>}
      {unset.length > 0 && <button type="button" className="button main" onClick={() => openAt(unset[0])}>{t('check.fillRest')}</button>}
      <button type="button" className={unset.length > 0 ? 'button' : 'button main'} onClick={toRead}>{t('check.read')}</button>
      <button type="button" className="button" onClick={() => onDraft({ ...draft, stage: 'fill' })}>{t('check.back')}</button>
    </>
  );
}

function Unset({ steps, unset, onOpen }: { steps: readonly EntryStep[]; unset: readonly string[]; onOpen: (cell: string | undefined) => void }) {
  const { t, text } = useWords();
  const open = steps.map((step) => ({ step, cells: step.cells.filter((cell) => unset.includes(cell)) })).filter(({ cells }) => cells.length > 0);
  return (
    <section className="notice warn">
      <h2>{t('check.unset', { count: unset.length })}</h2>
      <p>{t('check.unsetAbout')}</p>
      <div className="jump-list">
        {open.map(({ step, cells }) => <button key={step.key} type="button" className="button" onClick={() => onOpen(cells[0])}>{step.number}. {text(step.title)} ({cells.length})</button>)}
      </div>
    </section>
  );
}

/** Where several rules break for one cause, it is said once; each can still be changed below. */
function OneForAll({ hard, draft, onDraft }: { hard: readonly string[]; draft: Draft; onDraft: (draft: Draft) => void }) {
  const { t } = useWords();
  const given = hard.map((code) => draft.reasons[code]).find(isReason);
  const isDone = given === undefined || hard.every((code) => draft.reasons[code] === given);
  if (isDone) return null;
  return <button type="button" className="button" onClick={() => onDraft(hard.reduce((all, code) => withReason(all, code, given), draft))}>{t('check.sameForAll', { reason: given })}</button>;
}

type HardProps = { readonly findings: readonly Finding[]; readonly say: (one: Finding) => string; readonly onOpen: (cell: string | undefined) => void; readonly value: string; /** Given for another rule about the same figures. */ readonly near: string | null; readonly wrong: boolean; readonly onReason: (reason: string) => void };

/** Rules about one figure that do not hold, once or in several places; one reason answers for all of them. */
function HardRule({ findings, say, onOpen, value, near, wrong, onReason }: HardProps) {
  const { t } = useWords();
  const first = findings[0]?.cells[0];
  return (
    <div className="hard-rule">
      <ul className="findings">{findings.map((one, at) => <li key={at} className="tone-hard">{say(one)}</li>)}</ul>
      <button type="button" className="button" onClick={() => onOpen(first)}>{t('check.goTo')}</button>
      {near !== null && <button type="button" className="button" onClick={() => onReason(near)}>{t('check.sameHere', { reason: near })}</button>}
      <ReasonPicker title={t('check.paperSaysSo')} suggestions={PAPER_REASONS.filter((key) => key !== 'suggest.ballots' || isOfBallots(findings))} value={value} wrong={wrong} onReason={onReason} />
    </div>
  );
}
