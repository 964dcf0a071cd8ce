import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Missing } from '../../components/Required.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { Refusal } from '../accounts/Refusal.tsx';
import { useStep } from '../accounts/useStep.ts';
import { post } from '../accounts/wire.ts';
import { Dialog } from '../roles/Dialog.tsx';
import { owners as ownersQuery } from './queries.ts';
import type { QueueRow } from './wire.ts';
import css from './queue.module.css';

type Props = { event: string; row: QueueRow; /** The actor looks after the queue of the whole subdistrict. */ mayAll: boolean; onClose: () => void };

/** Names who answers for what waits in a kelurahan, or in its whole subdistrict: one of those who look after its queue, the nearest office first. */
export function OwnerDialog({ event, row: { village, subdistrict, owner }, mayAll, onClose }: Props) {
  const { t } = useWords();
  const client = useQueryClient();
  const [isAll, setAll] = useState(false);
  const choices = useQuery(ownersQuery(event, isAll ? subdistrict.path : village.path));
  const [chosen, setChosen] = useState(owner?.named ? owner.id : '');
  const step = useStep((person: string | null) => post('/api/verification/owners', { event, ...(isAll ? { subdistrict: subdistrict.path } : { village: village.path }), person }), () => {
    void client.invalidateQueries({ queryKey: ['queue'] });
    onClose();
  });
  // Who was named may look after this queue no more, or not that of the whole subdistrict: then somebody else is to be chosen.
  const options = [{ id: '', name: t('queue.ownerNone'), region: '' }, ...(choices.data?.choices ?? [])];
  const isChosen = options.some(({ id }) => id === chosen);
  return (
    <Dialog title={t('queue.ownerTitle', { name: village.name })} onClose={onClose}>
      <form className={css.form} onSubmit={(submit) => { submit.preventDefault(); if (!step.blocked) step.send(chosen === '' ? null : chosen); }}>
        <p>{t('queue.ownerAbout')}</p>
        {mayAll && <Checkbox label={t('queue.ownerAll', { name: subdistrict.name })} checked={isAll} onChange={setAll} />}
        {choices.error && <ProblemView error={choices.error} onRetry={choices.refetch} />}
        {!choices.data && !choices.error && <Loading lines={3} />}
        {choices.data && (
          <fieldset className={css.people}>
            <legend className="hidden-words">{t('queue.owner')}</legend>
            {options.map(({ id, name, region }) => (
              <label key={id}>
                <input type="radio" name="owner" value={id} checked={chosen === id} onChange={() => setChosen(id)} />
                <span>{name} {region !== '' && <span className="codes quiet">{region}</span>}</span>
              </label>
            ))}
          </fieldset>
        )}
        <Missing fields={choices.data && !isChosen ? [t('queue.owner')] : []} />
        <Refusal error={step.error} wait={step.wait} />
        <div className={css.buttons}>
          <Button type="submit" loading={step.busy} disabled={!choices.data || !isChosen}>{t('queue.ownerSave')}</Button>
          <Button variant="default" onClick={onClose}>{t('case.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
