import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { PersonSaved } from '../../../../modules/people/contract.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Missing } from '../../components/Required.tsx';
import { useWords } from '../../i18n/index.ts';
import { useScheme } from '../regions/useScheme.ts';
import { Dialog } from '../roles/Dialog.tsx';
import { emptyDraft, isWhole, missingIn, newBody, type PersonDraft } from './person-draft.ts';
import { PersonFields } from './PersonFields.tsx';
import { useSend } from './useSend.ts';
import css from './people.module.css';

/** Records somebody, then opens their page. */
export function NewPerson({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const scheme = useScheme();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<PersonDraft>(() => emptyDraft(undefined));
  const create = useSend<PersonSaved>('/api/people', ({ id }) => void navigate({ to: '/people/$person', params: { person: id }, search: {} }));
  const ready = isWhole(draft) && scheme !== undefined && !create.isPending;
  const submit = (): void => { if (ready) create.mutate(newBody(draft, scheme)); };
  return (
    <Dialog title={t('people.new')} onClose={onClose}>
      <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <PersonFields draft={draft} isNew set={(change) => setDraft((old) => ({ ...old, ...change }))} />
        {create.error && <ProblemView error={create.error} onRetry={submit} />}
        <div className={css.tools}>
          <Button type="submit" disabled={!ready} loading={create.isPending}>{t('people.save')}</Button>
          <Button variant="default" onClick={onClose}>{t('sheet.cancel')}</Button>
        </div>
        <Missing fields={missingIn(draft).map((field) => t(field))} />
      </form>
    </Dialog>
  );
}
