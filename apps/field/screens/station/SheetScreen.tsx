import { dropDraft, keepDraft } from '../../app/drafts.ts';
import { go, goUp } from '../../app/route.ts';
import type { ScreenOf } from '../../app/screens.tsx';
import { useField } from '../../app/useField.ts';
import { Heading } from '../../components/Heading.tsx';
import { Mark } from '../../components/Mark.tsx';
import { Sign } from '../../components/Sign.tsx';
import type { Draft } from '../../entry/draft.ts';
import { sheetFormOf } from '../../entry/sheet-form.ts';
import { sheetAt, type FoundSheet } from '../../station/find.ts';
import { stationParts } from '../../station/names.ts';
import { pagePhotosOf } from '../../station/photos.ts';
import { pagesState, signWords } from '../../station/sign-words.ts';
import { colleaguesOf, replacementOf, standingOf, viewOf, type SheetView } from '../../station/sheet-state.ts';
import { useWords } from '../../words/useWords.ts';
import { RuleReasons } from '../RuleReasons.tsx';
import { ReceiptButton } from '../papers/ReceiptButton.tsx';
import { HeardNotice } from './Heard.tsx';
import { FiguresList } from './FiguresList.tsx';
import { NextStep } from './NextStep.tsx';
import { ThrowAway } from './ThrowAway.tsx';

/** One sheet: how far it has come, why, and the one thing to do next. */
export const SheetScreen: ScreenOf = ({ parts }) => {
  const { t } = useWords();
  const state = useField();
  const found = sheetAt(parts, state);
  if (!found) return <Heading>{t('sheet.unknown')}</Heading>;
  const view = viewOf(found.name, { items: state.items, drafts: state.drafts, sheets: state.work?.sheets ?? [] });
  const pages = pagesState(pagePhotosOf(found.name, state), found.contest.pages);
  const waits = view.sign === 'verifying' && pages !== 'there';
  const heard = <HeardNotice view={view} contest={found.contest} form={sheetFormOf(found.contest, found.station).form} />;
  const begin = (draft: Draft): void => { keepDraft(view.key, draft).then(() => go('entry', ...parts), () => undefined); };
  return (
    <>
      <button type="button" className="button" onClick={() => goUp('')}><Mark name="back" /> {t('sheet.back')}</button>
      <div>
        <Heading>{found.contest.name}</Heading>
        <p>{t('station.name', stationParts(found.station))}</p>
      </div>
      <p className="sheet-now" data-sign={view.sign} data-waits={waits} role="status"><Sign sign={view.sign} waits={waits} /><b>{t(signWords(view, pages, state.halt !== null))}</b></p>
      <Replacement view={view} />
      <Colleague view={view} />
      {/* What somebody waits for comes before what may be left as it is. */}
      {view.attention === null && heard}
      <NextStep found={found} view={view} onBegin={begin} onGoOn={() => go('entry', ...parts)} />
      {view.attention !== null && heard}
      {view.said.length > 0 && <button type="button" className="button" onClick={() => go('copy', ...parts)}>{t('copy.open')}</button>}
      {(view.sheet?.entry || view.said.some(({ state: said }) => said === 'sent')) && <ReceiptButton sheet={found.name} />}
      <LastSaid found={found} view={view} />
      {view.draft && <ThrowAway onYes={() => void dropDraft(view.key)} />}
    </>
  );
};

/** A colleague corrected what this phone had said: by whom, and when. */
function Replacement({ view }: { view: SheetView }) {
  const { t, moment } = useWords();
  const entry = replacementOf(view);
  return entry && <p className="notice warn" role="status">{t('sheet.corrected', { by: entry.by, number: entry.number, at: moment(entry.receivedAt) })}</p>;
}

/** Filled in on another phone of this TPS. */
function Colleague({ view }: { view: SheetView }) {
  const { t, moment } = useWords();
  const { profile } = useField();
  const entry = colleaguesOf(view);
  return entry && <p className="notice" role="status"><b>{t(entry.by === profile?.person ? 'sheet.ownOther' : 'sheet.colleague', { by: entry.by, at: moment(entry.receivedAt) })}</b> {t('sheet.colleagueAbout')}</p>;
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
  const reason = view.said.find(({ note, state }) => note !== '' && state !== 'refused')?.note;
  return (
    <FiguresList title={t('sheet.said')} sheet={form} figures={standing.figures}>
      {entry && <p className="small">{t('sheet.saidBy', { by: entry.by, at: moment(entry.receivedAt) })}</p>}
      {reason && <p className="small">{t('sheet.reason', { reason })}</p>}
      <RuleReasons form={form.form} sheet={form} figures={standing.figures} reasons={standing.reasons} />
    </FiguresList>
  );
}
