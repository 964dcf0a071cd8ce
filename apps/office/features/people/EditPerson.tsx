import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PersonPage, PersonSaved } from '../../../../modules/people/contract.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Missing } from '../../components/Required.tsx';
import { useWords } from '../../i18n/index.ts';
import { Dialog } from '../roles/Dialog.tsx';
import { changeBody, draftOf, hidesDay, isWhole, missingIn } from './person-draft.ts';
import { PersonFields } from './PersonFields.tsx';
import { useSend } from './useSend.ts';
import css from './people.module.css';

/** Changes somebody as they stood when the form was opened; who was slower is told, and loses nothing that was typed. */
export function EditPerson({ page, onDone, onClose }: { page: PersonPage; onDone: () => void; onClose: () => void }) {
  const { t } = useWords();
  const [opened] = useState(page);
  const [draft, setDraft] = useState(() => draftOf(opened));
  const change = useSend<PersonSaved>(`/api/people/${encodeURIComponent(page.id)}`, onDone);
  const ready = isWhole(draft) && !change.isPending;
  const submit = (): void => { if (ready) change.mutate(changeBody(draft, opened)); };
  return (
    <Dialog title={t('people.editTitle', { name: page.name })} onClose={onClose}>
      <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <PersonFields draft={draft} isNew={false} isDayHidden={hidesDay(opened)} set={(next) => setDraft((old) => ({ ...old, ...next }))} />
        {change.error && <ProblemView error={change.error} onRetry={submit} />}
        <div className={css.tools}>
          <Button type="submit" disabled={!ready} loading={change.isPending}>{t('people.save')}</Button>
          <Button variant="default" onClick={onClose}>{t('sheet.cancel')}</Button>
        </div>
        <Missing fields={missingIn(draft).map((field) => t(field))} />
      </form>
    </Dialog>
  );
}
