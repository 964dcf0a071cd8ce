import { dropDraft, keepDraft } from '../../app/drafts.ts';
import { markHandled } from '../../app/outbox.ts';
import { go, goUp } from '../../app/route.ts';
import type { ScreenOf } from '../../app/screens.tsx';
import { useField } from '../../app/useField.ts';
import { Heading } from '../../components/Heading.tsx';
import { Sign } from '../../components/Sign.tsx';
import { correctionOf, emptyDraft, type Draft } from '../../entry/draft.ts';
import { sheetFormOf } from '../../entry/sheet-form.ts';
import { sheetAt, type FoundSheet } from '../../station/find.ts';
import { stationParts } from '../../station/names.ts';
import { bodyOf, standingOf, viewOf, type SheetView } from '../../station/sheet-state.ts';
import { useWords } from '../../words/useWords.ts';
import { AsideNotice } from './AsideNotice.tsx';
import { FiguresList } from './FiguresList.tsx';
import { ThrowAway } from './ThrowAway.tsx';

/** One sheet: how far it has come, why, and the one thing to do next. */
export const SheetScreen: ScreenOf = ({ parts }) => {
  const { t } = useWords();
  const state = useField();
  const found = sheetAt(parts, state);
  if (!found) return <Heading>{t('sheet.unknown')}</Heading>;
  const view = viewOf(found.name, { items: state.items, drafts: state.drafts, sheets: state.work?.sheets ?? [] });
  const begin = (draft: Draft): void => { keepDraft(view.key, draft).then(() => go('entry', ...parts), () => undefined); };
  return (
    <>
      <button type="button" className="button" onClick={() => goUp('')}>‹ {t('sheet.back')}</button>
      <div>
        <Heading>{found.contest.name}</Heading>
        <p>{t('station.name', stationParts(found.station))}</p>
      </div>
      <p className="sheet-now" data-sign={view.sign} role="status"><Sign sign={view.sign} /><b>{t(`sign.${view.sign}`)}</b></p>
      <Next found={found} view={view} onBegin={begin} onGoOn={() => go('entry', ...parts)} />
      <LastSaid found={found} view={view} />
      {view.draft && <ThrowAway onYes={() => void dropDraft(view.key)} />}
    </>
  );
};

type NextProps = { readonly found: FoundSheet; readonly view: SheetView; readonly onBegin: (draft: Draft) => void; readonly onGoOn: () => void };

/** What is to be done now; with the newest that is known as what a correction begins with. */
function Next({ found, view, onBegin, onGoOn }: NextProps) {
  const { t } = useWords();
  const { sign, attention, draft, sheet, refused, aside } = view;
  const standing = standingOf(view);
  if (sign === 'accepted') return <p>{t('sheet.acceptedAbout')}</p>;
  const again = attention === 'again' ? sheet?.again ?? [] : [];
  return (
    <>
      {attention === 'refused' && refused?.why && (
        <section className="notice hard" role="alert">
          <h2>{t('sheet.refused')}</h2>
          <p>{refused.why.detail} {refused.why.fix}</p>
          {!draft && <button type="button" className="button main" onClick={() => onBegin({ ...fromRefused(found, view), step: 0 })}>{t('sheet.refusedFix')}</button>}
          <button type="button" className="button" onClick={() => void markHandled([refused.id])}>{t('sheet.seen')}</button>
        </section>
      )}
      {attention === 'aside' && aside?.answer.standing && (
        <AsideNotice
          sheet={sheetFormOf(found.contest, found.station)} mine={bodyOf(aside.item).figures} standing={aside.answer.standing} onTheirs={() => void markHandled([aside.item.id])}
          onCorrect={draft ? null : () => standing && onBegin(correctionOf(found.name, standing, aside.answer.standing?.differing ?? []))}
        />
      )}
      {attention === 'again' && <Again sheet={sheet} count={again.length} />}
      {sign === 'waiting' && <p>{t('sheet.waiting')}</p>}
      {sign === 'verifying' && <p>{t('sheet.verifying')}</p>}
      {draft && <button type="button" className="button main" onClick={onGoOn}>{t('sheet.continue')}</button>}
      {!draft && again.length > 0 && standing && <button type="button" className="button main" onClick={() => onBegin(correctionOf(found.name, standing, again))}>{t('sheet.again')}</button>}
      {!draft && !standing && attention !== 'refused' && <button type="button" className="button main" onClick={() => onBegin(emptyDraft(found.name))}>{t('sheet.fill')}</button>}
      {!draft && standing && again.length === 0 && (attention === null || attention === 'again') && <button type="button" className="button" onClick={() => onBegin(correctionOf(found.name, standing, []))}>{t('sheet.correct')}</button>}
    </>
  );
}

/** What was refused is not typed again: it is the draft now. */
function fromRefused(found: FoundSheet, view: SheetView): Draft {
  const figures = view.refused ? bodyOf(view.refused) : { figures: {}, reasons: {} };
  const standing = standingOf(view);
  return standing
    ? { ...correctionOf(found.name, standing, []), figures: figures.figures, reasons: figures.reasons }
    : { ...emptyDraft(found.name), figures: figures.figures, reasons: figures.reasons };
}

function Again({ sheet, count }: { sheet: SheetView['sheet']; count: number }) {
  const { t } = useWords();
  return (
    <section className="notice hard" role="alert">
      {count > 0 && <h2>{t('sheet.againTitle', { count })}</h2>}
      {sheet?.asked && <p>{t(`sheet.asked.${sheet.asked}`)}</p>}
      {sheet?.note && <p>{sheet.note}</p>}
      {count > 0 && <p>{t('sheet.againAbout')}</p>}
    </section>
  );
}

/** The figures as they were said last, or as they were accepted. */
function LastSaid({ found, view }: { found: FoundSheet; view: SheetView }) {
  const { t, moment } = useWords();
  const { sheet } = view;
  const form = sheetFormOf(found.contest, found.station);
  if (sheet?.accepted) return <FiguresList title={t('sheet.accepted')} sheet={form} figures={sheet.accepted} />;
  const standing = standingOf(view);
  if (!standing) return null;
  const entry = sheet?.entry;
  return (
    <FiguresList title={t('sheet.said')} sheet={form} figures={standing.figures}>
      {entry && <p className="small">{t('sheet.saidBy', { by: entry.by, at: moment(entry.receivedAt) })}</p>}
      {Object.entries(standing.reasons).map(([code, reason]) => <p key={code} className="small">{t('sheet.ruleReason', { reason })}</p>)}
    </FiguresList>
  );
}
