import { useEffect, useMemo, useState } from 'react';
import { problemCode } from '../../api/client.ts';
import type { ContestPage } from '../../api/types.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useKeys } from '../../components/useKeys.ts';
import { useWords } from '../../i18n/index.ts';
import { PhotoViewer } from '../verification/PhotoViewer.tsx';
import { formOf } from '../sheets/form.ts';
import { Asked } from './Asked.tsx';
import { Conflict, DeskFoot, UndoDialog } from './DeskFoot.tsx';
import { DeskNotes } from './DeskNotes.tsx';
import { mayChange, mayObject, waysOf, type Mode } from './desk-mode.ts';
import { DraftPanel } from './DraftPanel.tsx';
import { placeName } from './lines.ts';
import { firstToCorrect } from './sides.ts';
import { SideBySide } from './SideBySide.tsx';
import { LineBadge } from './StateBadge.tsx';
import { useAct } from './useAct.ts';
import { draftOf, useDraft } from './useDraft.ts';
import { useShow } from './useShow.tsx';
import type { LinePage, LineRef, LinesDone, PlenaryPage } from './wire.ts';
import css from './read.module.css';

type Props = { line: LinePage; page: PlenaryPage; contest: ContestPage; group: number | undefined; isLast: boolean; onGo: (line: LineRef) => void;
  /** Goes on to the next line that waits, telling what was done with this one. */ onDone: (told: string | null) => void;
  /** Tells it, and stays. */ onStay: (told: string) => void;
};

/** One line: paper, entry and copies side by side; Enter says that they agree. */
export function Desk({ line, page, contest, group, isLast, onGo, onDone, onStay }: Props) {
  const { t } = useWords();
  const form = useMemo(() => formOf(contest), [contest]);
  const ways = waysOf(line, page);
  const [wanted, setMode] = useState<Mode>('look');
  const [dialog, setDialog] = useState<'object' | 'undo' | null>(null);
  const [shownPhoto, setShownPhoto] = useState(0);
  const mode: Mode = wanted === 'look' && ways.type ? 'type' : wanted;
  const draft = useDraft(form, mode === 'look' || mode === 'type' ? null : draftOf(form, line.figures ?? line.written?.figures ?? {}), mode);
  const change = (next: Mode): void => {
    draft.setAt(firstToCorrect(line, page.level, form));
    setMode(next);
  };
  const name = placeName(line.region.name, line.line.station);
  const screen = useShow(page, group, line.line);
  const act = useAct<LinesDone>(() => {
    setMode('look');
    // What was corrected stays before the hall, old figure and new one, until whoever leads shows the next line.
    if (mode === 'correct' || mode === 'misread') onStay(`${t('plenary.doneLine', { name })} ${t('plenary.doneStay')}`);
    else onDone(t('plenary.doneLine', { name }));
  });
  const path = (what: string): string => `/api/plenaries/${page.id}/lines/${what}`;
  const base = { ...line.line, after: line.changes };
  const confirm = (): unknown => (ways.confirm && mode === 'look' && !act.isPending && line.written ? act.mutate({ path: path('confirm'), body: { ...base, figures: line.written.figures } }) : false);
  const goOn = line.state !== 'waiting' && mode === 'look' && mayChange(page, contest.id) && !isLast ? () => onDone(null) : null;
  useDeskKeys(line, onGo, { confirm: () => (goOn && !act.isPending ? goOn() : confirm()), correct: () => (ways.correct ? change('correct') : false), object: () => (mayObject(page, contest.id) ? setDialog('object') : false) });
  // Back from a correction, the keys of the page work again at once.
  useEffect(() => { if (mode === 'look' && document.activeElement instanceof HTMLInputElement) document.activeElement.blur(); }, [mode]);
  const photos = line.photos.filter(({ standing }) => standing === 'current');
  const isEditing = mode !== 'look';
  return (
    <div className={css.desk}>
      <PageTitle title={name} place={`${line.line.contest} ${line.line.region} ${line.line.station}`} over={contest.name} tools={<span className={css.tools}><LineBadge state={line.state} />{screen}</span>} />
      <DeskNotes line={line} page={page} />
      <div className={css.columns} data-photos={photos.length > 0 || undefined}>
        <div className={css.paper}>
          {(isEditing || isKnown(line)) && <SideBySide line={line} form={form} level={page.level} draft={isEditing ? draft : null} mode={mode} onSubmit={toPanel} />}
          {isEditing
            ? <DraftPanel mode={mode} line={line} page={page} form={form} draft={draft} act={act} path={path} base={base} onCancel={mode === 'type' ? undefined : () => { act.reset(); setMode('look'); }} />
            : <DeskFoot line={line} ways={ways} isLast={isLast} isPending={act.isPending} mayObject={mayObject(page, contest.id)} onConfirm={confirm} onNext={goOn} onMode={change} onObject={() => setDialog('object')} onUndo={() => setDialog('undo')} onGo={onGo} />}
          {act.error && <Conflict error={act.error} isConflict={problemCode(act.error) === 'conflict'} line={line} what={`${name}, ${t(mode === 'look' || mode === 'type' ? 'plenary.line.confirmed' : 'plenary.correct')}`} busy={act.isPending} onSend={() => { if (act.variables) act.mutate(act.variables); }} onSeen={() => { act.reset(); setMode('look'); }} />}
        </div>
        {photos.length > 0 && <div className={css.photos}><PhotoViewer photos={photos} shown={shownPhoto} onShow={setShownPhoto} name={name} /></div>}
      </div>
      <DeskDialog dialog={dialog} page={page} line={line} name={name} path={path('undo')} base={base} onClose={() => setDialog(null)} />
    </div>
  );
}

type DialogProps = { dialog: 'object' | 'undo' | null; page: PlenaryPage; line: LinePage; name: string; path: string; base: object; onClose: () => void };

function DeskDialog({ dialog, page, line, name, path, base, onClose }: DialogProps) {
  if (dialog === 'object') return <Asked ask={{ kind: 'object', about: { line: line.line } }} page={page} onClose={onClose} />;
  return dialog === 'undo' ? <UndoDialog name={name} path={path} base={base} onClose={onClose} /> : null;
}

/** From the last figure on to what goes with it: the reason, or the button where nothing else is asked. */
const toPanel = (): void => document.querySelector<HTMLElement>('[data-draft] :is(textarea, input:not([type=checkbox]), button[type=submit])')?.focus();

const isKnown = ({ written, figures }: LinePage): boolean => written !== null || figures !== null;

/** Enter confirms, K corrects, O objects; arrows go to the lines beside. A button that has the focus keeps its Enter. */
function useDeskKeys({ next, previous }: LinePage, onGo: (line: LineRef) => void, { confirm, correct, object }: Readonly<Record<'confirm' | 'correct' | 'object', () => unknown>>): void {
  const go = (line: LineRef | null) => (): unknown => (line ? onGo(line) : false);
  useKeys({
    Enter: (event) => (event.target instanceof HTMLElement && event.target.closest('button, a, summary') ? false : confirm()),
    k: correct, K: correct, o: object, O: object, j: go(next), ArrowRight: go(next), ArrowLeft: go(previous),
  });
}
