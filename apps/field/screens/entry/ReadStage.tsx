import { useState } from 'react';
import { Heading } from '../../components/Heading.tsx';
import { Mark } from '../../components/Mark.tsx';
import type { Desk } from '../../entry/desk.ts';
import { toReadBack, type Draft } from '../../entry/draft.ts';
import { ruleGroups } from '../../entry/rule-groups.ts';
import { findingsOf } from '../../entry/sheet-form.ts';
import { stepsOf, type EntryStep } from '../../entry/steps.ts';
import { inFigures } from '../../numbers/words.ts';
import { faultWords } from '../../vault/full.ts';
import type { WordKey } from '../../words/catalogue.ts';
import { useWords } from '../../words/useWords.ts';
import { cellOf } from './PaperRows.tsx';
import { spoken } from './RowLine.tsx';

type Props = { readonly desk: Desk; readonly steps: readonly EntryStep[]; readonly onDraft: (draft: Draft) => void };

/** One person reads aloud, another looks at the paper; then the phone signs. */
export function ReadStage({ desk, steps, onDraft }: Props) {
  const { t, text } = useWords();
  const { draft, sheet } = desk;
  const parts = stepsOf(sheet.form, toReadBack(draft, sheet.cells));
  const step = parts[draft.step];
  if (!step) return <SignPart desk={desk} onBack={() => onDraft({ ...draft, stage: parts.length > 0 ? 'read' : 'check', step: Math.max(0, parts.length - 1) })} />;
  const isWrong = (): void => onDraft({ ...draft, stage: 'fill', step: Math.max(0, steps.findIndex(({ key }) => key === step.key)) });
  return (
    <div className="read">
      <p className="small">{t('read.title')} · {t('entry.step', { at: draft.step + 1, all: parts.length })}</p>
      <Heading key={step.key}>{step.party === null ? `${step.number}. ` : `${step.party}. `}{text(step.title)}</Heading>
      <p>{t('read.about')}</p>
      <dl className="read-list">{step.groups.flatMap(({ rows }) => rows).flatMap(({ cells }) => cells).map((cell) => <ReadCell key={cell} desk={desk} cell={cell} />)}</dl>
      <button type="button" className="button main" onClick={() => { scrollTo(0, 0); onDraft({ ...draft, step: draft.step + 1 }); }}><Mark name="done" /> {t('read.next')}</button>
      <button type="button" className="button" onClick={isWrong}>{t('read.wrong')}</button>
    </div>
  );
}

function ReadCell({ desk: { sheet, draft }, cell }: { desk: Desk; cell: string }) {
  const words = useWords();
  const at = cellOf(sheet.form, cell);
  const value = draft.figures[cell] ?? null;
  return (
    <div>
      <dt><b className="place">{at.place}</b> {words.text(at.label)}</dt>
      <dd><b className="read-figure">{value === null ? '–' : inFigures(value, words.lang)}</b> <span className="read-words">{spoken(value, words)}</span></dd>
    </div>
  );
}

function SignPart({ desk, onBack }: { desk: Desk; onBack: () => void }) {
  const { t } = useWords();
  const { draft, sheet, person } = desk;
  const [state, setState] = useState<'ready' | 'busy' | WordKey>('ready');
  const empty = sheet.cells.filter((cell) => (draft.figures[cell] ?? null) === null).length;
  const reasons = ruleGroups(findingsOf(sheet, draft.figures, desk.others)).length;
  const isBlank = empty === sheet.cells.length;
  const sign = (): void => {
    setState('busy');
    desk.sign().catch((fault: unknown) => setState(faultWords(fault)));
  };
  return (
    <>
      <Heading key="sign">{t('read.signTitle')}</Heading>
      <section className="card">
        <p><b>{desk.contest}</b><br />{desk.station}</p>
        <p>{t('read.signAbout', { person })}</p>
        {isBlank ? <p className="wrong">{t('read.blank')}</p> : empty > 0 && <p className="tone-warn">{t('read.emptyCells', { count: empty })}</p>}
        {reasons > 0 && <p>{t('read.reasons', { count: reasons })}</p>}
        {!isBlank && <VotesAtAGlance desk={desk} />}
      </section>
      {state !== 'ready' && state !== 'busy' && <p className="wrong" role="alert">{t(state)}</p>}
      <button type="button" className="button main" disabled={state === 'busy' || isBlank} onClick={sign}>{t(state === 'busy' ? 'read.signing' : 'read.sign')}</button>
      <button type="button" className="button" disabled={state === 'busy'} onClick={onBack}>{t('read.back')}</button>
    </>
  );
}

/** What is signed, at a glance: the votes of every contestant (of a party its total) and the sums below them. */
function VotesAtAGlance({ desk: { sheet: { form }, draft } }: { desk: Desk }) {
  const { t, text, lang } = useWords();
  const rows = form.cells.filter(({ id, kind }) => kind === 'total' || (kind === 'votes' && (form.ballot.kind !== 'parties' || id.endsWith('.B'))));
  return (
    <>
      <h2>{t('read.glance')}</h2>
      <dl className="figures">
        {rows.map(({ id, place, label }) => {
          const value = draft.figures[id] ?? null;
          return <div key={id}><dt><span className="place">{place}</span> {text(label)}</dt><dd>{value === null ? t('sheet.emptyCell') : inFigures(value, lang)}</dd></div>;
        })}
      </dl>
    </>
  );
}
