import { Button } from '@mantine/core';
import { useState } from 'react';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { Tag } from './parts.tsx';
import { SpecificForm } from './SpecificForm.tsx';
import { SpecificView } from './SpecificView.tsx';
import { personPath, useAct } from './useAct.ts';
import { SPECIFIC_KINDS, type PersonPrivacy, type SpecificKind, type SpecificShown } from './wire.ts';
import css from './privacy.module.css';

type May = (verb: `${string}.${string}`) => boolean;

/** Health, finance and criminal record: that they are there; what they say only after a reason, for whoever holds that very right. */
export function Specific({ person, there, may }: { person: string; there: PersonPrivacy['specific']; may: May }) {
  const { t } = useWords();
  if (SPECIFIC_KINDS.every((kind) => there[kind] === null)) return null;
  return (
    <Sheet title={t('specific.title')}>
      <p className="small quiet">{t('specific.about')}</p>
      <ul className={css.rows}>{SPECIFIC_KINDS.filter((kind) => there[kind] !== null).map((kind) => <Kind key={kind} person={person} kind={kind} isThere={there[kind] === true} mayLook={may(`people.read_${kind}`)} mayWrite={may(`people.write_${kind}`)} />)}</ul>
    </Sheet>
  );
}

type KindProps = { person: string; kind: SpecificKind; isThere: boolean; mayLook: boolean; mayWrite: boolean };

function Kind({ person, kind, isThere, mayLook, mayWrite }: KindProps) {
  const { t } = useWords();
  const [open, setOpen] = useState<'look' | 'write' | null>(null);
  const [shown, setShown] = useState<SpecificShown | null>(null);
  const close = (): void => setOpen(null);
  return (
    <li>
      <div className={css.line}>
        <b>{t(`item.${kind}`)}</b>
        <span className={css.buttons}>
          <Tag {...(isThere ? { tone: 'good' as const } : {})}>{t(isThere ? 'specific.there' : 'specific.notThere')}</Tag>
          {mayLook && isThere && !shown && open === null && <Button size="xs" variant="default" aria-label={`${t('specific.look')}: ${t(`item.${kind}`)}`} onClick={() => setOpen('look')}>{t('specific.look')}</Button>}
          {mayWrite && open === null && <Button size="xs" variant="default" aria-label={`${t('specific.write')}: ${t(`item.${kind}`)}`} onClick={() => setOpen('write')}>{t('specific.write')}</Button>}
        </span>
      </div>
      {open === 'look' && <Look person={person} kind={kind} onClose={close} onShown={(value) => { setShown(value); close(); }} />}
      {open === 'write' && <SpecificForm person={person} kind={kind} onClose={() => { setShown(null); close(); }} />}
      {shown && <div className={css.shown} role="status"><SpecificView shown={shown} /><div><Button size="xs" variant="default" onClick={() => setShown(null)}>{t('specific.hide')}</Button></div></div>}
    </li>
  );
}

function Look({ person, kind, onShown, onClose }: { person: string; kind: SpecificKind; onShown: (shown: SpecificShown) => void; onClose: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const look = useAct<SpecificShown>(onShown);
  const send = (): void => look.mutate({ path: personPath(person, `specific/${kind}/reveal`), body: { reason: reason.trim() } });
  return (
    <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <TextField label={t('specific.reason')} value={reason} onChange={setReason} hint={t('specific.reasonHint')} maxLength={300} autoFocus />
      {look.error && <ProblemView error={look.error} />}
      <div className={css.buttons}>
        <Button type="submit" disabled={reason.trim().length < 5 || look.isPending}>{t('specific.show')}</Button>
        <Button variant="default" onClick={onClose}>{t('privacy.cancel')}</Button>
      </div>
    </form>
  );
}
