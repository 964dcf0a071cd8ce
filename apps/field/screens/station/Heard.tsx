import type { FieldAnswer } from '../../../../modules/sheets/contract.ts';
import type { SheetForm } from '../../entry/sheet-form.ts';
import { numberOnBallot } from '../../copies/mandates.ts';
import { inFigures } from '../../numbers/words.ts';
import { heardOf, isOfEntry } from '../../station/heard.ts';
import type { WorkContest } from '../../station/names.ts';
import { correctingButton } from '../../station/next-step.ts';
import { standingOf, type SheetView } from '../../station/sheet-state.ts';
import { useWords } from '../../words/useWords.ts';
import { cellOf } from '../entry/PaperRows.tsx';

/** So many are told in full; the others are folded away. */
const FEW = 2;
const ROWS = 4;

type Props = { readonly view: SheetView; readonly contest: WorkContest; readonly form: SheetForm['form'] };

/** Witnesses or supervisors who do not agree with this sheet: who, in what, and what to do about it. No alarm: the paper decides. */
export function HeardNotice({ view, contest, form }: Props) {
  const { t } = useWords();
  const { sheet } = view;
  const { standing, earlier, untold } = heardOf(sheet);
  const count = standing.length + untold;
  const tell = (one: FieldAnswer, at: number) => <Said key={`${one.receivedAt} ${at}`} one={one} contest={contest} form={form} mine={sheet?.accepted ?? sheet?.entry?.figures ?? {}} isOpenSince={standing.includes(one) && !isOfEntry(sheet, one)} />;
  const isDecided = untold > 0 || standing.some(({ statement }) => statement === 'objection');
  if (count === 0 && earlier.length === 0) return null;
  return (
    <section className={count > 0 ? 'notice warn heard' : 'notice heard'} data-testid="heard">
      {count > 0 && <h2><span role="status">{t('heard.title', { count })}</span></h2>}
      {standing.slice(0, FEW).map(tell)}
      {standing.length > FEW && <details><summary>{t('heard.more', { count: standing.length - FEW })}</summary>{standing.slice(FEW).map(tell)}</details>}
      {count > 0 && <p>{t(sheet?.accepted ? (isDecided ? 'heard.doAccepted' : 'heard.doAcceptedDiffers') : isDecided ? 'heard.do' : 'heard.doDiffers', { button: t(correctingButton(view, standingOf(view) !== null)) })}</p>}
      {earlier.length > 0 && <details><summary>{t('heard.earlier', { count: earlier.length })}</summary><p>{t('heard.earlierAbout')}</p>{earlier.map(tell)}</details>}
    </section>
  );
}

type SaidProps = { readonly one: FieldAnswer; readonly contest: WorkContest; readonly form: SheetForm['form']; readonly mine: Readonly<Record<string, number | null>>; /** Said before a correction that left their figures other ones. */ readonly isOpenSince: boolean };

/** One of them, called as on the paper: name, and the number they watch for. */
function Said({ one: { by, kind, contestant, statement, figures, reason, became }, contest, form, mine, isOpenSince }: SaidProps) {
  const { t, text, lang } = useWords();
  const called = contest.contestants.find(({ number }) => number === contestant);
  const of = kind === 'supervisor' ? t('heard.supervisor') : contestant === null ? t('heard.unmandated') : t('heard.witness', { number: numberOnBallot(contestant), name: called?.name ?? '' });
  const say = (figure: number | null | undefined): string => (figure === null || figure === undefined ? t('sheet.emptyCell') : inFigures(figure, lang));
  const cells = form.cells.filter(({ id }) => id in figures);
  return (
    <div className="heard-one">
      <p><b>{by}</b> ({of}): <b>{t(`heard.${statement}`)}</b></p>
      {cells.slice(0, ROWS).map(({ id }) => <p key={id}>{t('heard.row', { cell: `${cellOf(form, id).place} ${text(cellOf(form, id).label)}`, mine: say(mine[id]), theirs: say(figures[id]) })}</p>)}
      {cells.length > ROWS && <p className="small">{t('heard.rows', { count: cells.length - ROWS })}</p>}
      {reason && <p>“{reason}”</p>}
      {isOpenSince && <p className="small">{t('heard.onEarlier')}</p>}
      {became && became.state !== 'waiting' && <p className="small">{t(became.state === 'taken' ? 'objection.taken' : 'heard.passed', { plenary: became.plenary ?? '', number: became.number ?? '' })} {became.state === 'taken' && t(`objection.${became.outcome ?? 'open'}`)}</p>}
    </div>
  );
}
