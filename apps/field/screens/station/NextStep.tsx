import { go, goUp } from '../../app/route.ts';
import type { FieldState } from '../../app/state.ts';
import { useField } from '../../app/useField.ts';
import { correctionOf, emptyDraft, type Draft } from '../../entry/draft.ts';
import { sheetFormOf } from '../../entry/sheet-form.ts';
import { sheetsAt, type FoundSheet } from '../../station/find.ts';
import { nextStepOf, sheetAfter, type NextStep as Step } from '../../station/next-step.ts';
import { pagePhotosOf } from '../../station/photos.ts';
import { agreedWords, pagesState } from '../../station/sign-words.ts';
import { standingOf, type SheetView } from '../../station/sheet-state.ts';
import { useWords } from '../../words/useWords.ts';
import { PhotoLine } from '../photos/PhotoLine.tsx';
import { Again, Aside, Refused } from './Reasons.tsx';

type Props = { readonly found: FoundSheet; readonly view: SheetView; readonly onBegin: (draft: Draft) => void; readonly onGoOn: () => void };

/** Why somebody should look at the sheet, the one thing to do now, and below it what else can be done. */
export function NextStep(props: Props) {
  const { found, view } = props;
  const state = useField();
  const pictures = pagePhotosOf(found.name, state);
  const pages = { done: pictures.length, all: found.contest.pages };
  const standing = standingOf(view);
  const step = nextStepOf(view, pages, standing !== null);
  return (
    <>
      <Why {...props} step={step} hasArrived={pagesState(pictures, pages.all) === 'there'} />
      <MainButton {...props} step={step} state={state} />
      {step !== 'photo' && <PhotoLine found={found} />}
      <Correct {...props} step={step} />
    </>
  );
}

type Stepped = Props & { readonly step: Step };

function Why({ found, view, onBegin, step, hasArrived }: Stepped & { /** Every page has a photo at the office. */ readonly hasArrived: boolean }) {
  const { t } = useWords();
  const { sign, attention } = view;
  if (sign === 'accepted') return <p>{t(agreedWords(view.sheet))}</p>;
  if (attention === 'refused') return <Refused found={found} view={view} onBegin={onBegin} />;
  if (attention === 'aside') return <Aside found={found} view={view} onBegin={onBegin} />;
  if (attention === 'again') return <Again sheet={view.sheet} />;
  if (view.answered) return <p>{t('sheet.answered')}</p>;
  if (sign === 'waiting' && view.said.some(({ state }) => state === 'sending')) return <p>{t('sheet.sendingNow')}</p>;
  if (sign === 'waiting') return <p>{t(step === 'photo' ? 'sheet.waitingPhotos' : 'sheet.waiting')}</p>;
  return sign === 'verifying' ? <p>{t(step === 'photo' ? 'sheet.verifyingPhotos' : hasArrived ? 'sheet.verifying' : 'sheet.verifyingSoon')}</p> : null;
}

/** What is refused or set aside has its way on in its own notice. */
function MainButton({ found, view, step, state, onBegin, onGoOn }: Stepped & { readonly state: FieldState }) {
  const { t } = useWords();
  switch (step) {
    case 'refused': case 'aside': return null;
    case 'continue': return <button type="button" className="button main" onClick={onGoOn}>{t('sheet.continue')}</button>;
    case 'photo': return <PhotoLine found={found} isNext />;
    case 'fill': return <button type="button" className="button main" onClick={() => onBegin(emptyDraft(found.name))}>{t('sheet.fill')}</button>;
    case 'again': return <button type="button" className="button main" onClick={() => onBegin(correction(found, view, view.sheet?.again ?? []))}>{t('sheet.again')}</button>;
    case 'nothing': return <NextSheet found={found} view={view} state={state} />;
  }
}

/** Done with this one: the next sheet of the station, or back to all of them. */
function NextSheet({ found: { station }, view, state }: Pick<Props, 'found' | 'view'> & { readonly state: FieldState }) {
  const { t } = useWords();
  const next = sheetAfter(sheetsAt(station, state), view.key)?.contest;
  if (next) return <button type="button" className="button main" onClick={() => go('sheet', next.id, station.village.path, station.station)}>{t('sheet.next', { contest: next.name })}</button>;
  return <button type="button" className="button main" onClick={() => goUp('')}>{t('sheet.allDone')}</button>;
}

function Correct({ found, view, step, onBegin }: Stepped) {
  const { t } = useWords();
  const mayCorrect = view.sign !== 'accepted' && (step === 'photo' || step === 'nothing') && standingOf(view) !== null;
  return mayCorrect && <button type="button" className="button" onClick={() => onBegin(correction(found, view, []))}>{t('sheet.correct')}</button>;
}

/** A draft that begins with what stands; where nothing does, with nothing. @param again cells that are asked */
function correction({ name, contest, station }: FoundSheet, view: SheetView, again: readonly string[]): Draft {
  const standing = standingOf(view);
  return standing ? correctionOf(name, sheetFormOf(contest, station).cells, standing, again) : emptyDraft(name);
}
