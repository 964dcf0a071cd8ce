import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Choice } from '../../components/Choice.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { TextArea } from './parts.tsx';
import { processing } from './queries.ts';
import { personPath, useAct } from './useAct.ts';
import type { SpecificKind, SpecificValue } from './wire.ts';
import css from './privacy.module.css';

type Draft = { fit: 'fit' | 'needs_review'; bank: string; account: string; holder: string; status: 'none' | 'exists'; documentNo: string; note: string };
const EMPTY: Draft = { fit: 'fit', bank: '', account: '', holder: '', status: 'none', documentNo: '', note: '' };

function valueOf(kind: SpecificKind, { fit, bank, account, holder, status, documentNo, note }: Draft): SpecificValue {
  if (kind === 'health') return { fit, note: note.trim() };
  if (kind === 'finance') return { bank: bank.trim(), account, holder: holder.trim() };
  return { status, documentNo: documentNo.trim(), note: note.trim() };
}

/** Fills in one kind anew; what stands there is not shown for it, since writing gives no right to look. */
export function SpecificForm({ person, kind, onClose }: { person: string; kind: SpecificKind; onClose: () => void }) {
  const { t, text } = useWords();
  const [draft, setDraft] = useState(EMPTY);
  const purpose = useQuery(processing).data?.purposes.find(({ items }) => items.includes(kind));
  const save = useAct(onClose);
  const set = (change: Partial<Draft>): void => setDraft((old) => ({ ...old, ...change }));
  const send = (): void => { if (purpose) save.mutate({ path: personPath(person, `specific/${kind}`), body: { purpose: purpose.id, value: valueOf(kind, draft) } }); };
  return (
    <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      {purpose && <p className="small quiet">{t('specific.purpose')}: {text(purpose.name)} ({t(`processing.basis.${purpose.basis}`)})</p>}
      {kind === 'health' && <Choice label={t('specific.fit')} value={draft.fit} options={(['fit', 'needs_review'] as const).map((value) => ({ value, label: t(`specific.fit.${value}`) }))} onChange={(fit) => set({ fit })} />}
      {kind === 'finance' && <TextField label={t('specific.bank')} value={draft.bank} onChange={(bank) => set({ bank })} maxLength={80} autoComplete="off" />}
      {kind === 'finance' && <TextField label={t('specific.account')} value={draft.account} inputMode="numeric" onChange={(account) => set({ account: account.replace(/\D/g, '').slice(0, 30) })} autoComplete="off" />}
      {kind === 'finance' && <TextField label={t('specific.holder')} value={draft.holder} onChange={(holder) => set({ holder })} maxLength={120} autoComplete="off" />}
      {kind === 'record' && <Choice label={t('specific.status')} value={draft.status} options={(['none', 'exists'] as const).map((value) => ({ value, label: t(`specific.status.${value}`) }))} onChange={(status) => set({ status })} />}
      {kind === 'record' && <TextField label={t('specific.documentNo')} value={draft.documentNo} onChange={(documentNo) => set({ documentNo })} maxLength={60} autoComplete="off" />}
      {kind !== 'finance' && <TextArea label={t('specific.note')} value={draft.note} onChange={(note) => set({ note })} max={500} />}
      {save.error && <ProblemView error={save.error} onRetry={send} />}
      <div className={css.buttons}>
        <Button type="submit" disabled={!purpose || save.isPending}>{t('specific.save')}</Button>
        <Button variant="default" onClick={onClose}>{t('privacy.cancel')}</Button>
      </div>
    </form>
  );
}
