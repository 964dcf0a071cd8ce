import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { problemCode } from '../../api/client.ts';
import type { ContestPage } from '../../api/types.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useKeys } from '../../components/useKeys.ts';
import { useWords } from '../../i18n/index.ts';
import { PhotoViewer } from '../verification/PhotoViewer.tsx';
import { formOf } from '../sheets/form.ts';
import { findingsWhileTyping } from './typed-findings.ts';
import { Asked } from './Asked.tsx';
import { Conflict, DeskFoot, UndoDialog } from './DeskFoot.tsx';
import { DeskDoubts } from './DeskDoubts.tsx';
import { DeskNotes } from './DeskNotes.tsx';
import { mayObject } from './desk-mode.ts';
import { DraftPanel } from './DraftPanel.tsx';
import { placeName } from './lines.ts';
import { SideBySide } from './SideBySide.tsx';
import { LineBadge } from './StateBadge.tsx';
import { toHeading, toLine, useDesk } from './useDesk.ts';
import { VotesStrip } from './VotesStrip.tsx';
import { useShow } from './useShow.tsx';
import type { LinePage, LineRef, PlenaryPage } from './wire.ts';
import css from './read.module.css';

type Props = {
  line: LinePage; page: PlenaryPage; contest: ContestPage; group: number | undefined; isLast: boolean; onGo: (line: LineRef) => void;
  /** Goes on to the next line that waits, telling what was done with this one. */ onDone: (told: string | null) => void;
  /** Tells it, and stays. */ onStay: (told: string) => void;
};

/** One line: paper, entry and copies side by side; Enter says that they agree. */
export function Desk(props: Props) {
  const { line, page, contest, group, isLast, onGo } = props;
  const [dialog, setDialog] = useState<'object' | 'undo' | null>(null);
  const name = placeName(line.region.name, line.line.station);
  const screen = useShow(page, group, line.line);
  const form = useMemo(() => formOf(contest), [contest]);
  const desk = useDesk({ ...props, form, name });
  const { mode, ways, act, draft, path, base } = desk;
  const mayWrite = mayObject(page, contest.id);
  useObjected(line, dialog, mode === 'look');
  useEffect(toLine, []);
  useDeskKeys(line, onGo, { confirm: desk.enter, sure: desk.sure, calm: () => (desk.doubts ? desk.calm() : false), correct: () => (ways.correct ? desk.change('correct') : false), object: () => (mayWrite ? setDialog('object') : false) });
  const isEditing = mode !== 'look';
  const findings = useMemo(() => (isEditing ? findingsWhileTyping(line, contest, form, draft) : line.findings), [isEditing, line, contest, form, draft.figures]);
  const press = (event: KeyboardEvent): void => {
    if (dialog !== null || event.ctrlKey || event.metaKey || event.altKey) return;
    // A box of figures takes no letters: O means the objection there too, and Escape leaves what is typed as it was.
    if (event.key === 'Escape' && isEditing && mode !== 'type') { event.stopPropagation(); desk.look(); }
    if (event.key.toLowerCase() === 'o' && mayWrite && event.target instanceof HTMLElement && event.target.dataset['cell'] !== undefined) { event.preventDefault(); setDialog('object'); }
  };
  return (
    <div className={css.desk} onKeyDown={press}>
      <PageTitle title={name} place={`${line.line.contest} ${line.line.region} ${line.line.station}`} over={contest.name} tools={<span className={css.tools}><LineBadge state={line.state} />{screen}</span>} />
      <DeskNotes line={line} page={page} form={form} />
      <WithPhotos line={line} name={name} page={isEditing ? form.cells[form.index[draft.at] ?? -1]?.page : undefined}>
        {(isEditing || isKnown(line)) && <SideBySide line={line} form={form} level={page.level} draft={isEditing ? draft : null} mode={mode} findings={findings} onSubmit={toPanel} />}
        {isEditing
          ? <DraftPanel mode={mode} line={line} page={page} form={form} draft={draft} act={act} path={path} base={base} isBroken={findings.some(({ severity }) => severity === 'hard')} findings={findings} onCancel={mode === 'type' ? undefined : desk.look} />
          : <DeskFoot line={line} above={isKnown(line) && <><VotesStrip line={line} contest={contest} level={page.level} />{desk.doubts && <DeskDoubts doubts={desk.doubts} form={form} isPending={act.isPending} onSure={desk.sure} onCalm={desk.calm} />}</>} isAsked={desk.doubts !== null} ways={ways} isLast={isLast} isPending={act.isPending} mayObject={mayWrite} onConfirm={desk.confirm} onNext={desk.goOn} onMode={desk.change} onObject={() => setDialog('object')} onUndo={() => setDialog('undo')} onGo={onGo} />}
        <DeskTrouble desk={desk} line={line} name={name} />
      </WithPhotos>
      <DeskDialog dialog={dialog} page={page} line={line} name={name} path={path('undo')} base={base} onClose={() => setDialog(null)} />
    </div>
  );
}

/** The paper's pictures beside what is said of it. */
function WithPhotos({ line, name, page, children }: { line: LinePage; name: string; /** Of the box that the hand is in. */ page: number | undefined; children: ReactNode }) {
  const [shown, setShown] = useState(0);
  const photos = line.photos.filter(({ standing }) => standing === 'current');
  useEffect(() => {
    const at = photos.findIndex((photo) => photo.page === page);
    if (at >= 0) setShown(at);
    // The picture goes to the page when the hand does; after that whoever looks may turn it.
  }, [page]);
  return (
    <div className={css.columns} data-photos={photos.length > 0 || undefined}>
      <div className={css.paper}>{children}</div>
      {photos.length > 0 && <div className={css.photos}><PhotoViewer photos={photos} shown={shown} onShow={setShown} name={name} /></div>}
    </div>
  );
}

function DeskTrouble({ desk: { act, mode, look }, line, name }: { desk: ReturnType<typeof useDesk>; line: LinePage; name: string }) {
  const { t } = useWords();
  if (!act.error) return null;
  const what = `${name}, ${t(mode === 'look' || mode === 'type' ? 'plenary.line.confirmed' : 'plenary.correct')}`;
  return <Conflict error={act.error} isConflict={problemCode(act.error) === 'conflict'} line={line} what={what} busy={act.isPending} onSend={() => act.mutate(act.variables)} onSeen={look} />;
}

type DialogProps = { dialog: 'object' | 'undo' | null; page: PlenaryPage; line: LinePage; name: string; path: string; base: object; onClose: () => void };

function DeskDialog({ dialog, page, line, name, path, base, onClose }: DialogProps) {
  if (dialog === 'object') return <Asked ask={{ kind: 'object', about: { line: line.line } }} page={page} onClose={onClose} />;
  return dialog === 'undo' ? <UndoDialog name={name} path={path} base={base} onClose={onClose} /> : null;
}

/** Once an objection of this desk stands at the line, its words are in sight above the figures. */
function useObjected({ objections }: LinePage, dialog: string | null, isLooking: boolean): void {
  const [own, before] = [useRef(false), useRef(objections.length)];
  useEffect(() => { if (dialog === 'object') own.current = true; }, [dialog]);
  useEffect(() => {
    if (objections.length > before.current && own.current && isLooking) { own.current = false; toHeading(); }
    before.current = objections.length;
  }, [objections.length, isLooking]);
}

/** From the last figure on to what goes with it: the reason, or the button where nothing else is asked. */
const toPanel = (): void => document.querySelector<HTMLElement>('[data-draft] :is(textarea, input:not([type=checkbox]), button[type=submit])')?.focus();

const isKnown = ({ written, figures }: LinePage): boolean => written !== null || figures !== null;

/** Enter confirms, Y where that asked first, K corrects, O objects; arrows go to the lines beside. A button that has the focus keeps its Enter. */
function useDeskKeys({ next, previous }: LinePage, onGo: (line: LineRef) => void, { confirm, sure, calm, correct, object }: Readonly<Record<'confirm' | 'sure' | 'calm' | 'correct' | 'object', () => unknown>>): void {
  const go = (line: LineRef | null) => (): unknown => (line ? onGo(line) : false);
  useKeys({
    Enter: (event) => (event.target instanceof HTMLElement && event.target.closest('button, a, summary') ? false : confirm()),
    y: sure, Y: sure, Escape: calm, k: correct, K: correct, o: object, O: object, j: go(next), ArrowRight: go(next), ArrowLeft: go(previous),
  });
}
