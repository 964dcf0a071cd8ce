import { markHandled } from '../../app/outbox.ts';
import { correctionOf, emptyDraft, type Draft } from '../../entry/draft.ts';
import { sheetFormOf } from '../../entry/sheet-form.ts';
import type { FoundSheet } from '../../station/find.ts';
import { bodyOf, standingOf, type SheetView } from '../../station/sheet-state.ts';
import type { WordKey } from '../../words/catalogue.ts';
import { useWords } from '../../words/useWords.ts';
import { AsideNotice } from './AsideNotice.tsx';

type Props = { readonly found: FoundSheet; readonly view: SheetView; readonly onBegin: (draft: Draft) => void; readonly onGoOn: () => void };

/** Why somebody should look at the sheet, and the one thing to do now. */
export function NextStep(props: Props) {
  const { t } = useWords();
  const { sign, attention } = props.view;
  if (sign === 'accepted') return <p>{t('sheet.acceptedAbout')}</p>;
  return (
    <>
      {attention === 'refused' && <Refused {...props} />}
      {attention === 'aside' && <Aside {...props} />}
      {attention === 'again' && <Again sheet={props.view.sheet} />}
      {sign === 'waiting' && <p>{t('sheet.waiting')}</p>}
      {sign === 'verifying' && <p>{t('sheet.verifying')}</p>}
      <NextButton {...props} />
    </>
  );
}

/** The sentence on the button, and the draft that it begins with; null = nothing of this kind to do. */
function nextOf({ name, contest, station }: FoundSheet, view: SheetView): { readonly words: WordKey; readonly main: boolean; readonly draft: Draft } | null {
  const standing = standingOf(view);
  if (view.attention === 'refused' || view.attention === 'aside') return null;
  if (!standing) return { words: 'sheet.fill', main: true, draft: emptyDraft(name) };
  const { cells } = sheetFormOf(contest, station);
  const again = view.attention === 'again' ? view.sheet?.again ?? [] : [];
  return again.length > 0 ? { words: 'sheet.again', main: true, draft: correctionOf(name, cells, standing, again) } : { words: 'sheet.correct', main: false, draft: correctionOf(name, cells, standing, []) };
}

function NextButton({ found, view, onBegin, onGoOn }: Props) {
  const { t } = useWords();
  if (view.draft) return <button type="button" className="button main" onClick={onGoOn}>{t('sheet.continue')}</button>;
  const next = nextOf(found, view);
  return next && <button type="button" className={next.main ? 'button main' : 'button'} onClick={() => onBegin(next.draft)}>{t(next.words)}</button>;
}

function Refused({ found, view, onBegin }: Props) {
  const { t } = useWords();
  const { refused, draft } = view;
  if (!refused?.why) return null;
  return (
    <section className="notice hard" role="alert">
      <h2>{t('sheet.refused')}</h2>
      <p>{refused.why.detail} {refused.why.fix}</p>
      {!draft && <button type="button" className="button main" onClick={() => onBegin(fromRefused(found, view))}>{t('sheet.refusedFix')}</button>}
      <button type="button" className="button" onClick={() => void markHandled([refused.id])}>{t('sheet.seen')}</button>
    </section>
  );
}

/** What was refused is not typed again: it is the draft now. */
function fromRefused({ name, contest, station }: FoundSheet, view: SheetView): Draft {
  const said = view.refused ? bodyOf(view.refused) : { figures: {}, reasons: {} };
  const standing = standingOf(view);
  const { cells } = sheetFormOf(contest, station);
  const { figures, reasons } = correctionOf(name, cells, { ...said, number: 0 }, []);
  return { ...(standing ? correctionOf(name, cells, standing, []) : emptyDraft(name)), figures, reasons };
}

function Aside({ found, view, onBegin }: Props) {
  const { aside, draft, said } = view;
  const theirs = aside?.answer.standing;
  const standing = standingOf(view);
  if (!aside || !theirs) return null;
  const sheet = sheetFormOf(found.contest, found.station);
  const mine = standing?.figures ?? {};
  const differing = sheet.cells.filter((cell) => (mine[cell] ?? null) !== (theirs.figures[cell] ?? null));
  return (
    <AsideNotice
      sheet={sheet} mine={mine} standing={{ ...theirs, differing }} onTheirs={() => void markHandled(said.filter(({ handled }) => !handled).map(({ id }) => id))}
      onCorrect={draft || !standing ? null : () => onBegin(correctionOf(found.name, sheet.cells, standing, differing))}
    />
  );
}

function Again({ sheet }: { sheet: SheetView['sheet'] }) {
  const { t } = useWords();
  const count = sheet?.again.length ?? 0;
  return (
    <section className="notice hard" role="alert">
      {count > 0 && <h2>{t('sheet.againTitle', { count })}</h2>}
      {sheet?.asked && <p>{t(`sheet.asked.${sheet.asked}`)}</p>}
      {sheet?.note && <p>{sheet.note}</p>}
      {count > 0 && <p>{t('sheet.againAbout')}</p>}
    </section>
  );
}
