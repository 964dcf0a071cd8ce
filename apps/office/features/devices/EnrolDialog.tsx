import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { post } from '../accounts/wire.ts';
import { ChooseDuty } from './ChooseDuty.tsx';
import { HandOver } from './HandOver.tsx';
import type { Invited, PhoneDuty } from './wire.ts';
import css from './devices.module.css';

/** Enrols a phone in two steps: for which duty, then the code to be handed over. With `duties` only those stand to choose. */
export function EnrolDialog({ duties, onClose }: { duties?: readonly PhoneDuty[] | undefined; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const make = useMutation({
    mutationFn: async (duty: PhoneDuty) => ({ duty, invited: await post<Invited>('/api/devices/invites', { assignment: duty.assignment }) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['devices'] }),
  });
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="enrol-title" onClose={onClose}>
      <div className={css.stack}>
        <h2 id="enrol-title">{t('invite.title')}</h2>
        {make.data
          ? <HandOver key={make.data.invited.id} {...make.data} isOwn={duties !== undefined} onAgain={() => make.mutate(make.data.duty)} onClose={onClose} />
          : <ChooseDuty duties={duties} busy={make.isPending} onChoose={make.mutate} onClose={onClose} />}
        {make.error && <ProblemView error={make.error} />}
      </div>
    </dialog>
  );
}
