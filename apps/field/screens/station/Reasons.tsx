import { markHandled } from '../../app/outbox.ts';
import { correctionOf, emptyDraft, type Draft } from '../../entry/draft.ts';
import { sheetFormOf } from '../../entry/sheet-form.ts';
import type { FoundSheet } from '../../station/find.ts';
import { inPaperWords } from '../../queue/told.ts';
import { bodyOf, pagesAsked, standingOf, type SheetView } from '../../station/sheet-state.ts';
import { useWords } from '../../words/useWords.ts';
import { AsideNotice } from './AsideNotice.tsx';

type Props = { readonly found: FoundSheet; readonly view: SheetView; readonly onBegin: (draft: Draft) => void };

/** The house refused what was said: why, and the way on from it. */
export function Refused({ found, view, onBegin }: Props) {
  const words = useWords();
  const { t } = words;
  const { refused, draft } = view;
  if (!refused?.why) return null;
  return (
    <section className="notice hard" role="alert">
      <h2>{t('sheet.refused')}</h2>
      <p>{inPaperWords(refused.why, sheetFormOf(found.contest, found.station).form, words)}</p>
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

/** A colleague's entry came first. */
export function Aside({ found, view, onBegin }: Props) {
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

/** The office asks again: for figures, for pictures, or both. */
export function Again({ sheet }: { sheet: SheetView['sheet'] }) {
  const { t } = useWords();
  if (!sheet) return null;
  const count = sheet.again.length;
  const pages = pagesAsked(sheet);
  const photoTitle = pages.length > 0 ? t('sheet.askedPages', { pages: pages.join(', ') }) : t('sheet.askedPhotos');
  return (
    <section className="notice hard" role="alert">
      <h2>{count > 0 ? t('sheet.againTitle', { count }) : photoTitle}</h2>
      {sheet.asked && <p>{t(`sheet.asked.${sheet.asked}`)}</p>}
      {sheet.note && <p>{sheet.note}</p>}
      {count > 0 && <p>{t('sheet.againAbout')}</p>}
    </section>
  );
}
