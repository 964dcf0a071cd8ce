import type { Form } from '../../../../modules/forms/index.ts';
import type { WatchObjection } from '../../../../modules/supervision/contract.ts';
import { useField } from '../../app/useField.ts';
import { knownAbout, outcomeOf, type statementAbout, type StatementKind } from '../../copies/compare.ts';
import type { KeptCopy } from '../../copies/copy.ts';
import { inPaperWords } from '../../queue/told.ts';
import { isUnsent, type QueueItem } from '../../queue/states.ts';
import { inFigures } from '../../numbers/words.ts';
import { CopyFigures } from './CopyFigures.tsx';
import { useWords } from '../../words/useWords.ts';

type Answer = { readonly id?: number };

type Figures = Readonly<Record<string, number | null>>;
type Props = { readonly copy: KeptCopy; readonly said: NonNullable<ReturnType<typeof statementAbout>>; readonly form: Form; readonly figures: Figures; readonly onAnew: () => void };

/** What was said of a copy, and what became of it: the receipt of whoever said it. */
export function StatementReceipt({ copy, said: { item, said }, form, figures, onAnew }: Props) {
  const words = useWords();
  const { t, moment } = words;
  const { id } = (item.answer ?? {}) as Answer;
  const known = knownAbout(copy, item);
  const count = Object.keys(said.figures).length;
  return (
    <section className="card" data-testid="statement">
      <h2>{t('statement.title')}</h2>
      <p><b>{said.statement === 'differs' ? t('statement.differs', { count }) : t(`statement.${said.statement}`)}</b></p>
      <Differing form={form} figures={figures} own={said.figures} />
      {said.reason && <p>{said.reason}</p>}
      {said.photos.length > 0 && <p className="small">{t('compare.photoKept', { count: said.photos.length })}</p>}
      <p className="small">{t('queue.said', { at: moment(said.saidAt) })}</p>
      {isUnsent(item) && <p role="status">{t('statement.waiting')}</p>}
      {item.state === 'sent' && item.sentAt && <p role="status">{t('statement.sent', { at: moment(item.sentAt), number: id ?? '–' })}</p>}
      {said.statement === 'differs' && item.state === 'sent' && <p>{t('statement.differsAbout')}</p>}
      <Became item={item} kind={said.statement} />
      {known && <p className={known === 'superseded' ? 'tone-warn' : undefined}>{t(`statement.known.${known}`)}</p>}
      {item.state === 'refused' && <p className="tone-hard" role="alert">{t('statement.refused', { why: item.why ? inPaperWords(item.why, form, words) : '' })}</p>}
      <details><summary>{t('statement.figures')}</summary><CopyFigures form={form} figures={figures} /></details>
      <button type="button" className="button" onClick={onAnew}>{t('statement.anew')}</button>
    </section>
  );
}

const UNTOLD = { state: 'waiting', plenary: null, number: null, outcome: null, answer: null } as const satisfies Omit<WatchObjection, 'statement'>;

/** What the plenary of the kecamatan made of the objection, as the house told it last. */
function Became({ item, kind }: { item: QueueItem; kind: StatementKind }) {
  const { t } = useWords();
  const { work } = useField();
  if (kind !== 'objection' || item.state !== 'sent') return null;
  const { state, plenary, number, outcome, answer } = outcomeOf(item, work) ?? UNTOLD;
  return (
    <div className={state === 'passed' ? 'notice warn' : 'notice'} data-testid="became">
      <p><b>{state === 'taken' ? t('objection.taken', { plenary: plenary ?? '', number: number ?? '' }) : state === 'passed' ? t('objection.passed', { plenary: plenary ?? '' }) : t('objection.waiting')}</b></p>
      {state === 'taken' && <p>{t(`objection.${outcome ?? 'open'}`)}</p>}
      {state === 'passed' && <p>{t('objection.passedAbout')}</p>}
      {answer !== null && <p>{t('objection.answer', { answer })}</p>}
    </div>
  );
}

/** The figures that differ, copy and own paper beside each other. */
function Differing({ form, figures, own }: { form: Form; figures: Figures; own: Figures }) {
  const { t, text, lang } = useWords();
  const cells = form.cells.filter(({ id }) => id in own);
  const say = (figure: number | null | undefined): string => (figure === null || figure === undefined ? t('sheet.emptyCell') : inFigures(figure, lang));
  if (cells.length === 0) return null;
  return (
    <table className="beside">
      <thead><tr><td /><th scope="col">{t('statement.onCopy')}</th><th scope="col">{t('statement.onMine')}</th></tr></thead>
      <tbody>{cells.map(({ id, place, label }) => <tr key={id}><th scope="row">{place} {text(label)}</th><td>{say(figures[id])}</td><td>{say(own[id])}</td></tr>)}</tbody>
    </table>
  );
}
