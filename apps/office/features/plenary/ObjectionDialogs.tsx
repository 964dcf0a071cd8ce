import { useState } from 'react';
import { Choice } from '../../components/Choice.tsx';
import { Select } from '../../components/Select.tsx';
import { useWords } from '../../i18n/index.ts';
import { FormDialog, isSaid, TextArea } from './FormDialog.tsx';
import { mayObject } from './desk-mode.ts';
import { lineName } from './lines.ts';
import { present } from './next-step.ts';
import { nameWithCapacity } from './people.ts';
import { useAct } from './useAct.ts';
import type { LineRef, Objection, Outcome, PlenaryPage } from './wire.ts';

/** What an objection is about as far as the screen knows: a line being read, or nothing yet. */
export type About = { readonly line?: LineRef; /** What is written down beforehand. */ readonly matter?: string; /** What was signed at the station and is taken up. */ readonly statement?: number };
const KINDS = ['objection', 'special_event'] as const;

/** Writes down an objection or a special event, and who raised it of those present: nothing is chosen beforehand, but that what was stated at a station is an objection. */
export function ObjectionDialog({ page, about: { line, matter: said = '', statement }, onClose }: { page: PlenaryPage; about: About; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const people = present(page);
  const [kind, setKind] = useState<Objection['kind'] | null>(statement === undefined ? null : 'objection');
  const [contest, setContest] = useState(line ? String(line.contest) : '');
  const [by, setBy] = useState('');
  const [matter, setMatter] = useState(said);
  const act = useAct(onClose);
  const missing = [...(kind === null ? [t('plenary.kind')] : []), ...(by === '' ? [t('plenary.raisedBy')] : []), ...(isSaid(matter) ? [] : [t('plenary.matter')])];
  const submit = (): void => act.mutate({
    path: `/api/plenaries/${page.id}/objections`,
    body: { contest: contest === '' ? null : Number(contest), region: line?.region ?? null, station: line && line.station > 0 ? line.station : null, raisedBy: Number(by), matter: matter.trim(), kind, statement },
  });
  return (
    <FormDialog title={t(statement === undefined ? 'plenary.do.object' : 'plenary.takeUp')} submit={t('plenary.write')} ready={missing.length === 0} missing={missing} busy={act.isPending} error={act.error} onSubmit={submit} onClose={onClose}>
      {line && <p><b>{lineName(line, page)}</b></p>}
      {statement !== undefined && <p className="small quiet">{t('plenary.takeUpAbout')}</p>}
      {statement === undefined && <Choice label={t('plenary.kind')} value={kind} options={KINDS.map((value) => ({ value, label: t(`plenary.kind.${value}`) }))} onChange={setKind} />}
      <Select label={t('plenary.raisedBy')} value={by} options={[{ value: '', label: t(people.length === 0 ? 'plenary.nobody' : 'plenary.choose') }, ...people.map((one) => ({ value: String(one.id), label: `${one.id} ${nameWithCapacity(words, one)}` }))]} onChange={setBy} />
      {!line && <Select label={t('verify.contest')} value={contest} options={[{ value: '', label: t('plenary.wholePlenary') }, ...page.contests.filter((one) => mayObject(page, one.contest)).map((one) => ({ value: String(one.contest), label: one.name }))]} onChange={setContest} />}
      <TextArea label={t('plenary.matter')} value={matter} onChange={setMatter} max={2000} required autoFocus />
    </FormDialog>
  );
}

const OUTCOMES = ['accepted', 'rejected', 'recommended'] as const satisfies readonly Outcome[];

/** What became of an objection, in words that stand on the paper; none of the outcomes is suggested. */
export function AnswerDialog({ page, objection, onClose }: { page: PlenaryPage; objection: Objection; onClose: () => void }) {
  const { t } = useWords();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number] | null>(null);
  const [answer, setAnswer] = useState('');
  const act = useAct(onClose);
  const missing = [...(outcome === null ? [t('plenary.outcomeHead')] : []), ...(isSaid(answer) ? [] : [t('plenary.answer')])];
  return (
    <FormDialog
      title={t('plenary.answerTo', { number: objection.label })} submit={t('plenary.write')} ready={missing.length === 0} missing={missing} busy={act.isPending} error={act.error}
      onSubmit={() => act.mutate({ path: `/api/plenaries/${page.id}/objections/${objection.number}/answer`, body: { outcome, answer: answer.trim() } })} onClose={onClose}
    >
      <p>{objection.matter}</p>
      <Choice label={t('plenary.outcomeHead')} value={outcome} options={OUTCOMES.map((value) => ({ value, label: t(`plenary.outcome.${value}`) }))} onChange={setOutcome} />
      <TextArea label={t('plenary.answer')} value={answer} onChange={setAnswer} max={2000} required autoFocus />
    </FormDialog>
  );
}
