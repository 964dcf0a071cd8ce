import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ContestPage } from '../../api/types.ts';
import { useRightsIn } from '../../api/useRights.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Choice } from '../../components/Choice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from './ActDialog.tsx';
import { FAULTS, type CasePage, type Fault } from './wire.ts';
import css from './queue.module.css';

type Act = 'return' | 'reopen' | 'again' | 'same';
type Props = { contest: ContestPage; page: CasePage };
const SHORTEST = 3;
const isSaid = (text: string): boolean => text.trim().length >= SHORTEST;

/** What can be done to the sheet as it stands now. */
export function CaseActions({ contest, page }: Props) {
  const { t } = useWords();
  const rights = useRightsIn(contest.event);
  const [act, setAct] = useState<Act | null>(null);
  if (!rights.may('sheets.supervise', page.village.path)) return null;
  const close = (): void => setAct(null);
  return (
    <div className={css.buttons}>
      {page.state === 'different' && <Button variant="default" onClick={() => setAct('return')}>{t('case.return')}</Button>}
      {(page.state === 'different' || page.state === 'entered') && <Button variant="default" onClick={() => setAct('again')}>{t('case.again')}</Button>}
      {page.photosReplacedAt !== null && page.accepted && <Button onClick={() => setAct('same')}>{t('case.same')}</Button>}
      {page.state === 'accepted' && <Button variant="default" onClick={() => setAct('reopen')}>{t('case.reopen')}</Button>}
      {act === 'return' && <ReturnDialog page={page} onClose={close} />}
      {act === 'again' && <AgainDialog page={page} onClose={close} />}
      {act === 'same' && <SameDialog page={page} onClose={close} />}
      {act === 'reopen' && <ReopenDialog page={page} onClose={close} />}
    </div>
  );
}

type DialogProps = { page: CasePage; onClose: () => void };

function ReturnDialog({ page, onClose }: DialogProps) {
  const { t } = useWords();
  const [to, setTo] = useState<'first' | 'second' | 'third'>('first');
  const [note, setNote] = useState('');
  return (
    <ActDialog page={page} what="return" title={t('case.returnTitle')} action={t('case.return')} body={{ to, note: note.trim() }} missing={isSaid(note) ? [] : [t('case.returnNote')]} onClose={onClose}>
      <p>{t('case.returnAbout')}</p>
      <Choice label={t('case.returnTo')} value={to} options={(['first', 'second', 'third'] as const).map((value) => ({ value, label: t(`case.return.${value}`) }))} onChange={setTo} />
      <TextField label={t('case.returnNote')} value={note} onChange={setNote} maxLength={500} required isMarked autoFocus />
    </ActDialog>
  );
}

function ReopenDialog({ page, onClose }: DialogProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  return (
    <ActDialog page={page} what="reopen" title={t('case.reopenTitle')} action={t('case.reopen')} body={{ reason: reason.trim() }} missing={isSaid(reason) ? [] : [t('sheet.reason')]} onClose={onClose}>
      <p>{t('case.reopenAbout')}</p>
      <TextField label={t('sheet.reason')} value={reason} onChange={setReason} maxLength={500} required isMarked autoFocus />
    </ActDialog>
  );
}

/** The new photo was held against the figures that count, box by box: whoever says so stands for it with their name. */
function SameDialog({ page, onClose }: DialogProps) {
  const { t } = useWords();
  const [isSure, setSure] = useState(false);
  const photos = page.photos.filter(({ standing }) => standing === 'current').map(({ page: on, sha256 }) => ({ page: on, sha256 }));
  const pages = page.replacedPages.join(', ');
  return (
    <ActDialog page={page} what="same-figures" title={t('case.sameTitle')} action={t('case.same')} body={{ version: page.accepted?.version, photos }} missing={isSure ? [] : [t('case.sureMissing')]} onClose={onClose}>
      <p>{t('case.sameAbout')}</p>
      <Checkbox label={pages === '' ? t('case.sameSureAll') : t('case.sameSure', { pages })} checked={isSure} onChange={setSure} />
    </ActDialog>
  );
}

function AgainDialog({ page, onClose }: DialogProps) {
  const { t } = useWords();
  const [why, setWhy] = useState<Fault>('unreadable');
  const [pages, setPages] = useState<readonly number[]>([]);
  const [note, setNote] = useState('');
  return (
    <ActDialog page={page} what="ask-again" title={t('case.againTitle')} action={t('case.again')} body={{ why, pages, note: note.trim() || null }} missing={note.trim() === '' || isSaid(note) ? [] : [t('case.againNote')]} onClose={onClose}>
      <p>{t('case.againAbout')}</p>
      <Choice label={t('case.againWhy')} value={why} options={FAULTS.map((value) => ({ value, label: t(`verify.fault.${value}`) }))} onChange={setWhy} />
      <fieldset className={css.people}>
        <legend>{t('case.againPages')}</legend>
        {page.pages.map((one) => <Checkbox key={one} label={`${t('case.page')} ${one}`} checked={pages.includes(one)} onChange={(checked) => setPages((old) => (checked ? [...old, one] : old.filter((other) => other !== one)))} />)}
      </fieldset>
      <TextField label={t('case.againNote')} value={note} onChange={setNote} maxLength={500} />
    </ActDialog>
  );
}
