import { useEffect, useState } from 'react';
import type { Form } from '../../../../modules/forms/index.ts';
import { useWords } from '../../i18n/index.ts';
import { mayChange, waysOf, type Mode } from './desk-mode.ts';
import { doubtsOf, firstToCorrect, type Doubts } from './sides.ts';
import { useAct } from './useAct.ts';
import { draftOf, useDraft } from './useDraft.ts';
import type { LinePage, LinesDone, PlenaryPage } from './wire.ts';

type Needs = { line: LinePage; page: PlenaryPage; form: Form; name: string; isLast: boolean; onDone: (told: string | null) => void; onStay: (told: string) => void };

/** What the hands do with one line, and what its acts send. */
export function useDesk({ line, page, form, name, isLast, onDone, onStay }: Needs) {
  const { t } = useWords();
  const ways = waysOf(line, page);
  const [wanted, setMode] = useState<Mode>('look');
  const mode: Mode = wanted === 'look' && ways.type ? 'type' : wanted;
  const draft = useDraft(form, mode === 'look' || mode === 'type' ? null : draftOf(form, line.figures ?? line.written?.figures ?? {}), mode);
  const stays = mode === 'correct' || mode === 'misread';
  const act = useAct<LinesDone>(() => {
    if (stays) return;
    setMode('look');
    onDone(t('plenary.doneLine', { name }));
  }, {
    // What was corrected stays before the hall, old figure and new one, until whoever leads shows the next line; what stood before is not shown again meanwhile.
    onFresh: () => {
      if (!stays) return;
      setMode('look');
      toHeading();
      onStay(`${t('plenary.doneLine', { name })} ${t('plenary.doneStay')}`);
    },
  });
  const path = (what: string): string => `/api/plenaries/${page.id}/lines/${what}`;
  const base = { ...line.line, after: line.changes };
  const isFree = mode === 'look' && !act.isPending;
  const doubts = ways.confirm ? doubtsOf(line, page.level, form) : null;
  const record = (): unknown => (ways.confirm && isFree && line.written ? act.mutate({ path: path('confirm'), body: { ...base, figures: line.written.figures } }) : false);
  const { confirm, ...asking } = useAsking(doubts, isFree, record);
  const goOn = line.state !== 'waiting' && mode === 'look' && mayChange(page, line.line.contest) && !isLast ? () => onDone(null) : null;
  // Back from a correction, the keys of the page work again at once.
  useEffect(() => { if (mode === 'look' && document.activeElement instanceof HTMLInputElement) document.activeElement.blur(); }, [mode]);
  return {
    ways, mode, draft, act, path, base, confirm, ...asking, /** From a line that is read to the next one that waits; null where there is none. */ goOn,
    /** What Enter does. To go on sends nothing, so it need not wait until everything is read anew. */ enter: (): unknown => (goOn ? goOn() : confirm()),
    change: (next: Mode): void => { asking.calm(); draft.setAt(firstToCorrect(line, page.level, form)); setMode(next); },
    look: (): void => { act.reset(); setMode('look'); },
  };
}

/** Where somebody says otherwise, the first Enter names it and records nothing; what answers is another key, so that a hand that presses twice does not. */
function useAsking(doubts: Doubts | null, isFree: boolean, record: () => unknown) {
  const [asked, setAsked] = useState(false);
  const isAsked = asked && doubts !== null;
  return {
    confirm: (): unknown => (doubts === null ? record() : isFree ? setAsked(true) : false),
    /** What is asked about; null where nothing is. */ doubts: isAsked ? doubts : null,
    /** The paper was looked at, and says what is written. */ sure: (): unknown => (isAsked ? record() : false), /** Nothing is asked any more. */ calm: (): void => setAsked(false),
  };
}

/** Back at the line's name: what was recorded, what it breaks and what was objected stands there. */
export function toHeading(): void {
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  window.scrollTo({ top: 0 });
}

/** The line fills the screen from its name down: what stands above it never takes the figures' place. */
export function toLine(): void {
  document.querySelector('[data-room]')?.scrollIntoView({ block: 'start' });
}
