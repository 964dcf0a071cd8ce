import { Button } from '@mantine/core';
import { useState } from 'react';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { personPath, useAct } from './useAct.ts';
import type { PersonPrivacy } from './wire.ts';
import css from './privacy.module.css';

type Hold = NonNullable<PersonPrivacy['holds']>[number];

/** Cases at law that keep the clocks from this person's data. */
export function Holds({ person, holds, mayHold }: { person: string; holds: readonly Hold[]; mayHold: boolean }) {
  const { t, moment } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Sheet title={t('hold.title')} aside={mayHold && open === null && <Button variant="default" onClick={() => setOpen('')}>{t('hold.place')}</Button>}>
      {holds.length === 0 && open === null && <p className="quiet">{t('hold.none')}</p>}
      {open !== null && <Reason path={personPath(person, open === '' ? 'holds' : `holds/${open}/lift`)} label={t(open === '' ? 'hold.place' : 'hold.lift')} onClose={() => setOpen(null)} />}
      <ul className={css.rows}>
        {holds.map((one) => (
          <li key={one.id}>
            <div className={css.line}>
              <div><b>{one.reason}</b><p className="small quiet">{t('hold.since', { moment: moment(one.placedAt) })}{one.liftedAt && <>, {t('hold.lifted', { moment: moment(one.liftedAt) })}: {one.liftReason}</>}</p></div>
              {mayHold && !one.liftedAt && open === null && <Button size="xs" variant="default" onClick={() => setOpen(one.id)}>{t('hold.lift')}</Button>}
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Reason({ path, label, onClose }: { path: string; label: string; onClose: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const act = useAct(onClose);
  const send = (): void => act.mutate({ path, body: { reason: reason.trim() } });
  return (
    <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <TextField label={t('hold.reason')} value={reason} onChange={setReason} maxLength={300} />
      {act.error && <ProblemView error={act.error} onRetry={send} />}
      <div className={css.buttons}>
        <Button type="submit" disabled={reason.trim().length < 5 || act.isPending}>{label}</Button>
        <Button variant="default" onClick={onClose}>{t('privacy.cancel')}</Button>
      </div>
    </form>
  );
}
