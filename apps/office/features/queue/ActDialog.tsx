import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Missing } from '../../components/Required.tsx';
import { useWords } from '../../i18n/index.ts';
import { Refusal } from '../accounts/Refusal.tsx';
import { useStep } from '../accounts/useStep.ts';
import { post } from '../accounts/wire.ts';
import { Dialog } from '../roles/Dialog.tsx';
import type { CasePage } from './wire.ts';
import css from './queue.module.css';

type Props = { page: CasePage; what: 'return' | 'reopen' | 'ask-again' | 'move-photo' | 'same-figures'; title: string; action: string; body: unknown; /** What has not been filled in: until then nothing is sent. */ missing: readonly string[]; onClose: () => void; children: ReactNode };

/** Does one thing to a sheet; afterwards the page is what it has become. */
export function ActDialog({ page, what, title, action, body, missing, onClose, children }: Props) {
  const { t } = useWords();
  const isReady = missing.length === 0;
  const client = useQueryClient();
  const step = useStep((told: unknown) => post(`/api/contests/${page.contest}/cases/${page.village.path}/${page.station}/${what}`, told), () => {
    void client.invalidateQueries({ queryKey: ['case'] });
    void client.invalidateQueries({ queryKey: ['queue'] });
    onClose();
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (isReady && !step.blocked) step.send(body); }}>
        {children}
        <Missing fields={missing} />
        <Refusal error={step.error} wait={step.wait} />
        <div className={css.buttons}>
          <Button type="submit" loading={step.busy} disabled={!isReady}>{action}</Button>
          <Button variant="default" onClick={onClose}>{t('case.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
