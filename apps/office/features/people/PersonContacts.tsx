import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ContactsShown, PersonPage } from '../../../../modules/people/contract.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { AddContact } from './AddContact.tsx';
import { lookAtContacts } from './queries.ts';
import { RevealDialog } from './RevealDialog.tsx';
import { useSend } from './useSend.ts';
import css from './people.module.css';

/** How a person is reached, masked until somebody who may change it gives a reason. */
export function PersonContacts({ page, mayWrite }: { page: PersonPage; mayWrite: boolean }) {
  const { t } = useWords();
  const [open, setOpen] = useState<'look' | 'add' | null>(null);
  const [shown, setShown] = useState<ContactsShown | null>(null);
  const base = `/api/people/${encodeURIComponent(page.id)}/contacts`;
  const hasAny = page.contacts.length > 0 || page.hasAddress;
  const tools = mayWrite && (
    <span className={css.tools}>
      {hasAny && !shown && <Button variant="default" size="compact-md" onClick={() => setOpen('look')}>{t('people.showContacts')}</Button>}
      <Button variant="default" size="compact-md" onClick={() => setOpen('add')}>{t('people.addContact')}</Button>
    </span>
  );
  return (
    <Sheet title={t('people.contacts')} aside={tools}>
      {!hasAny && <p className="quiet">{t('people.noContacts')}</p>}
      <ul className={css.lines}>
        {page.contacts.map(({ id, kind, masked, verified }) => {
          const value = shown?.contacts.find((one) => one.id === id)?.value ?? masked;
          return <li key={id}><span>{t(`people.${kind}`)} <b>{value}</b>{verified && <span className="small quiet"> · {t('people.verified')}</span>}</span>{mayWrite && <EndContact path={`${base}/${id}/end`} value={value} />}</li>;
        })}
        {page.hasAddress && <li><span>{t('people.address')} <b>{shown?.address ?? '•••••'}</b></span></li>}
      </ul>
      {open === 'look' && <RevealDialog title={t('people.showContacts')} look={(reason) => lookAtContacts(page.id, reason)} onShown={setShown} onClose={() => setOpen(null)} />}
      {open === 'add' && <AddContact path={base} onClose={() => setOpen(null)} />}
    </Sheet>
  );
}

function EndContact({ path, value }: { path: string; value: string }) {
  const { t } = useWords();
  const end = useSend<{ id: string }>(path, () => undefined);
  return (
    <>
      <Button variant="default" size="compact-sm" loading={end.isPending} aria-label={`${t('people.endContact')}: ${value}`} onClick={() => end.mutate({})}>{t('people.endContact')}</Button>
      {end.error && <ProblemView error={end.error} />}
    </>
  );
}
