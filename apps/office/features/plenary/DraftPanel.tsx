import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Form } from '../../../../modules/forms/index.ts';
import type { Finding } from '../../api/types.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Missing } from '../../components/Required.tsx';
import { ruleWords } from '../../components/rule-words.ts';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { changedCells } from '../sheets/drafts.ts';
import type { Mode } from './desk-mode.ts';
import { isSaid, TextArea } from './FormDialog.tsx';
import { present } from './next-step.ts';
import { nameWithCapacity } from './people.ts';
import type { useAct } from './useAct.ts';
import type { Draft } from './useDraft.ts';
import type { LinePage, LinesDone, PlenaryPage } from './wire.ts';
import css from './read.module.css';

type Props = {
  mode: Mode; line: LinePage; page: PlenaryPage; form: Form; draft: Draft; act: ReturnType<typeof useAct<LinesDone>>; path: (what: string) => string; base: object; /** A hard rule is broken by what is typed: then why goes with it. */ isBroken: boolean; findings: readonly Finding[]; onCancel: (() => void) | undefined;
};
/** What the paper says is told in a sentence that stands on D.Hasil. */
const SENTENCE = 10;
const NEEDS = { correct: ['reason', 'evidence', 'askedBy'], misread: ['reason'], look: [], type: [] } as const;
const NOTHING = { reason: '', evidence: '', askedBy: '' };

/** What goes with typed figures: nothing for a paper that is read for the first time, all that D.Hasil must tell for a correction. */
export function DraftPanel({ mode, line, page, form, draft, act, path, base, isBroken, findings, onCancel }: Props) {
  const { t } = useWords();
  const [said, setSaid] = useState(NOTHING);
  const [agreed, setAgreed] = useState<readonly number[]>([]);
  const changed = line.written ? changedCells(form, line.written.figures, draft.figures).length : draft.cells.length;
  const saysPaper = tellsPaper(mode, isBroken, draft);
  const needs = saysPaper ? NEEDS.misread : NEEDS[mode];
  const missing = missingOf(needs, said, saysPaper).map((key) => t(saysPaper ? 'plenary.paperSays' : `plenary.${key}`));
  if (mode === 'correct' && !chairAgrees(page, agreed)) missing.push(t('plenary.chairAgrees'));
  const ready = missing.length === 0 && (mode === 'type' ? draft.left.length === 0 : changed > 0) && !act.isPending;
  const send = (): void => {
    const { figures } = draft;
    if (mode === 'correct') act.mutate({ path: path('correct'), body: { ...base, figures, reason: said.reason.trim(), evidence: said.evidence.trim(), askedBy: said.askedBy.trim(), agreedBy: [...agreed] } });
    else act.mutate({ path: path('confirm'), body: { ...base, figures, paperSays: saysPaper ? said.reason.trim() : null } });
  };
  const field = (key: keyof typeof NOTHING) => ({ value: said[key], onChange: (text: string) => setSaid((old) => ({ ...old, [key]: text })) });
  return (
    <form className={css.draft} data-draft onSubmit={(event) => { event.preventDefault(); if (ready) send(); }} onKeyDown={(event) => { if (event.key === 'Escape' && onCancel) onCancel(); }}>
      <p>{t(`plenary.modeAbout.${mode === 'look' ? 'type' : mode}`)}</p>
      {saysPaper && <PaperSays isTyped={mode === 'type'} {...field('reason')} />}
      {mode === 'correct' && (
        <>
          <TextArea label={t('plenary.reason')} max={1000} required {...field('reason')} />
          <TextField label={t('plenary.evidence')} hint={t('plenary.evidenceHint')} maxLength={500} required isMarked {...field('evidence')} />
          <Asking page={page} {...field('askedBy')} />
          <Agreeing page={page} agreed={agreed} onChange={setAgreed} />
        </>
      )}
      <HowFar left={mode === 'type' ? draft.left.length : null} changed={changed} />
      <BrokenThen findings={findings} isTold={[mode !== 'type', changed > 0, line.roll].every(Boolean)} />
      <Missing fields={missing} />
      <div className={css.tools}>
        <Button type="submit" size="md" disabled={!ready} loading={act.isPending}>{t(mode === 'correct' ? 'plenary.correctSend' : 'plenary.confirm')}</Button>
        {onCancel && <Button variant="default" onClick={onCancel}>{t('sheet.cancel')}</Button>}
      </div>
    </form>
  );
}

/** Does a sentence of what the paper says go with it? */
const tellsPaper = (mode: Mode, isBroken: boolean, { left }: Draft): boolean => mode === 'misread' || (mode === 'type' && isBroken && left.length === 0);

/** What is left to be said; what the paper says is a sentence. */
const missingOf = (needs: readonly (keyof typeof NOTHING)[], said: typeof NOTHING, saysPaper: boolean): (keyof typeof NOTHING)[] =>
  needs.filter((key) => (saysPaper ? said[key].trim().length < SENTENCE : key === 'askedBy' ? said[key].trim() === '' : !isSaid(said[key])));

/** Of figures that are typed for the first time: why they stand though they break a rule. Of a misread entry: what the paper says. */
function PaperSays({ isTyped, value, onChange }: { isTyped: boolean; value: string; onChange: (text: string) => void }) {
  const { t } = useWords();
  return (
    <>
      {isTyped && <p className={css.warned} role="status">{t('plenary.typedBroken')}</p>}
      <TextField label={t('plenary.paperSays')} hint={t(isTyped ? 'plenary.paperSaysTyped' : 'plenary.paperSaysHint')} maxLength={300} required isMarked value={value} onChange={onChange} />
    </>
  );
}

/** @param left boxes without a word yet; null where figures were there before and only changes count */
function HowFar({ left, changed }: { left: number | null; changed: number }) {
  const { t } = useWords();
  const typed = left === null ? null : left > 0 ? t('plenary.leftToType', { count: left }) : t('plenary.allTyped');
  return <p className="small" role="status">{typed ?? (changed > 0 ? t('sheet.changedCount', { count: changed }) : t('sheet.nothingChanged'))}</p>;
}

/** Which rules the figures break as they would be recorded, where the hand that records them looks. */
function BrokenThen({ findings, isTold }: { findings: readonly Finding[]; isTold: boolean }) {
  const words = useWords();
  if (!isTold) return null;
  const codes = [...new Set(findings.filter(({ severity }) => severity === 'hard').map(({ code }) => code))];
  return <p role="status" className={codes.length > 0 ? css.warned : undefined}>{codes.length > 0 && words.t('plenary.brokenThen', { rules: codes.map((code) => ruleWords(words, code)).join('; ') })}</p>;
}

const chairAgrees = (page: PlenaryPage, agreed: readonly number[]): boolean => present(page).some(({ id, capacity }) => capacity === 'chair' && agreed.includes(id));

/** Who asked for it: typed, or taken from those present. */
function Asking({ page, value, onChange }: { page: PlenaryPage; value: string; onChange: (text: string) => void }) {
  const words = useWords();
  return (
    <>
      <TextField label={words.t('plenary.askedBy')} list="asking" maxLength={200} required isMarked value={value} onChange={onChange} autoComplete="off" />
      <datalist id="asking">{present(page).map((one) => <option key={one.id} value={nameWithCapacity(words, one)} />)}</datalist>
    </>
  );
}

function Agreeing({ page, agreed, onChange }: { page: PlenaryPage; agreed: readonly number[]; onChange: (agreed: readonly number[]) => void }) {
  const words = useWords();
  return (
    <fieldset className={css.agreed}>
      <legend>{words.t('plenary.agreedBy')}</legend>
      {present(page).map((one) => <Checkbox key={one.id} label={`${one.id} ${nameWithCapacity(words, one)}`} checked={agreed.includes(one.id)} onChange={(on) => onChange(on ? [...agreed, one.id] : agreed.filter((id) => id !== one.id))} />)}
    </fieldset>
  );
}
