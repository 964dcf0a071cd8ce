import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Zone } from '../../../../modules/regions/rules.ts';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { Dialog } from '../roles/Dialog.tsx';
import { FormDialog, isSaid, TextArea } from './FormDialog.tsx';
import { localOf, momentOf } from './moment.ts';
import { useAct } from './useAct.ts';
import type { ChangePlan, PlanChanged, PlenaryPage } from './wire.ts';
import css from './plenary.module.css';

type Plan = { readonly place: string; readonly at: string; readonly agenda: string };
const planOf = (page: PlenaryPage, zone: Zone): Plan => {
  const at = page.state === 'paused' ? page.resumesAt : page.plannedFor;
  return { place: page.place, at: at === null ? '' : localOf(new Date(at), zone), agenda: page.agenda ?? '' };
};

/** What is sent: only what is other than before. */
export function changeOf(before: Plan, after: Plan, zone: Zone): Pick<ChangePlan, 'place' | 'at' | 'agenda'> {
  return {
    ...(after.place.trim() === before.place ? {} : { place: after.place.trim() }), ...(after.at === before.at ? {} : { at: momentOf(after.at, zone) }),
    ...(after.agenda.trim() === before.agenda ? {} : { agenda: after.agenda.trim() || null }),
  };
}

/** Another place, time or agenda before it opens, or of the next sitting; those who are concerned get a message. */
export function ChangePlanDialog({ page, onClose }: { page: PlenaryPage; onClose: () => void }) {
  const { t, zone } = useWords();
  const [before] = useState(() => planOf(page, zone));
  const [plan, setPlan] = useState(before);
  const [reason, setReason] = useState('');
  const [told, setTold] = useState<number | null>(null);
  const act = useAct<PlanChanged>((done) => setTold(done.told));
  const change = changeOf(before, plan, zone);
  const missing = isSaid(plan.place) ? [] : [t('plenary.place')];
  const set = (key: keyof Plan) => (text: string): void => setPlan((old) => ({ ...old, [key]: text }));
  if (told !== null) {
    return (
      <Dialog title={t('plenary.changePlan')} onClose={onClose}>
        <div className={css.form}><p className={css.told} role="status">{t('plenary.planTold', { count: told })}</p><div className={css.tools}><Button autoFocus onClick={onClose}>{t('plenary.close')}</Button></div></div>
      </Dialog>
    );
  }
  return (
    <FormDialog
      title={t('plenary.changePlan')} submit={t('plenary.changePlanSave')} ready={missing.length === 0 && Object.keys(change).length > 0 && (reason.trim() === '' || isSaid(reason))} missing={missing} busy={act.isPending} error={act.error}
      onSubmit={() => act.mutate({ path: `/api/plenaries/${page.id}/plan`, body: { ...change, reason: reason.trim() || null } })} onClose={onClose}
    >
      <p>{t('plenary.changePlanAbout')}</p>
      <TextField label={t('plenary.place')} value={plan.place} onChange={set('place')} maxLength={200} required isMarked autoFocus />
      <TextField label={t(page.state === 'paused' ? 'plenary.resumes' : 'plenary.when')} hint={t('plenary.whenHint', { zone: zone.name })} type="datetime-local" value={plan.at} onChange={set('at')} />
      <TextArea label={t('plenary.agenda')} hint={t('plenary.agendaHint')} value={plan.agenda} onChange={set('agenda')} max={2000} />
      <TextField label={t('plenary.reason')} hint={t('plenary.changeReasonHint')} value={reason} onChange={setReason} maxLength={300} />
    </FormDialog>
  );
}
