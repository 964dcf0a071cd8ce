import type { Form } from '../../../modules/forms/index.ts';
import { markHandled } from '../app/outbox.ts';
import { go } from '../app/route.ts';
import { useField } from '../app/useField.ts';
import { Mark } from '../components/Mark.tsx';
import { isOpenAside, pageIn } from '../queue/groups.ts';
import { formOfContest } from '../entry/sheet-form.ts';
import { inPaperWords } from '../queue/told.ts';
import { isOpenRefusal, isUnsent, type QueueItem } from '../queue/states.ts';
import type { KnownWork } from '../station/names.ts';
import { useWords } from '../words/useWords.ts';

const SIGNS = { waiting: 'dots', sending: 'sending', sent: 'done', refused: 'hard' } as const;

type Props = { readonly item: QueueItem; readonly sheet: readonly string[] | null; readonly halted: boolean };

/** One thing that was said: how far it has come, and where to see to it. */
export function QueueLine({ item, sheet, halted }: Props) {
  const words = useWords();
  const { t, moment } = words;
  const { work } = useField();
  const unsent = halted && isUnsent(item);
  const state = unsent ? 'queue.unsent' : item.state === 'sending' ? 'queue.sendingNow' : item.state === 'refused' && item.handled ? 'queue.handled' : (`queue.${item.state}` as const);
  const page = pageIn(item);
  return (
    <li data-state={item.state}>
      <span className="sign"><Mark name={unsent ? 'dots' : SIGNS[item.state]} /></span>
      <div>
        <p><b>{t(`queue.kind.${item.kind}`)}{page && `, ${t('photo.page', { page })}`}</b> · <span className="state">{t(state)}</span></p>
        {item.note && <p>{item.note}</p>}
        {isOpenAside(item) && <p className="tone-hard">{t('sheet.aside')}</p>}
        {item.why && <p className="tone-hard">{inPaperWords(item.why, formAt(sheet, work), words)}</p>}
        <p className="small">{item.sentAt ? t('queue.sentAt', { at: moment(item.sentAt) }) : t('queue.said', { at: moment(item.saidAt) })}</p>
        {(isOpenRefusal(item) || isOpenAside(item)) && !halted && <Ways item={item} sheet={sheet} />}
      </div>
    </li>
  );
}

/** The form of the sheet that was spoken of, if this phone knows its contest. */
function formAt(sheet: readonly string[] | null, work: KnownWork | null): Form | null {
  const known = work?.contests.find(({ id }) => id === Number(sheet?.[0]));
  return known ? formOfContest(known) : null;
}

/** To the sheet or its photos, where it can be put right; or it was seen, and nothing more. */
function Ways({ item, sheet }: Omit<Props, 'halted'>) {
  const { t } = useWords();
  const screen = item.kind === 'entry' ? 'sheet' : item.kind === 'photo' && item.lane.includes('/sheet/') ? 'photos' : null;
  return (
    <div className="row">
      {sheet && screen && <button type="button" className="button" onClick={() => go(screen, ...sheet)}>{t(screen === 'sheet' ? 'queue.openSheet' : 'queue.openPhotos')}</button>}
      {isOpenRefusal(item) && <button type="button" className="button" onClick={() => void markHandled([item.id])}>{t('queue.handle')}</button>}
    </div>
  );
}
