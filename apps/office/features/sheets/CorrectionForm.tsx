import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { Form } from '../../../../modules/forms/index.ts';
import { write } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';
import type { ContestPage, Figures, Recorded, RecordSheets, SheetPage, SheetVersion } from '../../api/types.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { changedCells, draftOf, figuresOf, isFigure, type Draft } from './drafts.ts';
import { FigureField } from './FigureField.tsx';
import { FindingList } from './FindingList.tsx';
import { contextOf, findingsAt, findingsOf, formOf, parametersOf } from './form.ts';
import { FormView } from './FormView.tsx';
import { ReasonField } from './ReasonField.tsx';
import css from './CorrectionForm.module.css';
import pageCss from './SheetPage.module.css';

type Outcome = Recorded['results'][number];
type Props = { contest: ContestPage; page: SheetPage; form: Form; current: SheetVersion | null; onDone: (result: Outcome) => void; onCancel: () => void };

/** Types a sheet as it is written on the paper. The checks run along and are told at once; they never stand in the way. */
export function CorrectionForm({ contest, page, form, current, onDone, onCancel }: Props) {
  const { t } = useWords();
  const before = current?.figures ?? {};
  const [draft, setDraft] = useState<Draft>(() => draftOf(form, before));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const figures = figuresOf(draft);
  const findings = useFindings(contest, page, figures);
  const changed = figures ? changedCells(form, before, figures) : [];
  const reasonNeeded = current !== null && reason.trim().length < 3;
  const record = useRecord(contest, onDone);

  const submit = (): void => {
    setTried(true);
    if (!figures || changed.length === 0 || reasonNeeded) return;
    const input = { village: page.village.path, station: page.station.number, figures, after: current?.version ?? 0, ...(current ? { reason: reason.trim() } : {}) };
    record.mutate({ channel: page.channel, origin: 'office', sheets: [input] });
  };

  return (
    <form className={pageCss.columns} noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <Sheet title={current ? t('sheet.correct') : t('sheet.record')}>
        <p className={pageCss.note}>{t('sheet.absentNote')}</p>
        <FormView form={form} findings={findings} draw={(cell, name) => (
          <FigureField
            name={name} value={draft[cell] ?? ''} wrong={!isFigure(draft[cell] ?? '')} changed={changed.includes(cell)}
            broken={findingsAt(findings, cell)} onChange={(text) => setDraft((old) => ({ ...old, [cell]: text }))}
          />
        )} />
      </Sheet>
      <div className={pageCss.aside} data-stay>
        <Sheet title={t('sheet.preview')} aria-label={t('sheet.preview')} tabIndex={0}>
          <p className={pageCss.note}>{t('sheet.previewNote')}</p>
          <div aria-live="polite">{figures ? <FindingList findings={findings} form={form} /> : <p className={css.wrong}>{t('sheet.numberOnly')}</p>}</div>
        </Sheet>
        <Sheet>
          <div className={css.close}>
            <p role="status">{changed.length > 0 ? t('sheet.changedCount', { count: changed.length }) : t('sheet.nothingChanged')}</p>
            {current && <ReasonField value={reason} onChange={setReason} missing={tried && reasonNeeded} />}
            {record.error && <ProblemView error={record.error} onRetry={submit} />}
            <div className={css.buttons}>
              <Button type="submit" disabled={changed.length === 0 || record.isPending}>{record.isPending ? t('sheet.saving') : t('sheet.save')}</Button>
              <Button variant="default" onClick={onCancel}>{t('sheet.cancel')}</Button>
            </div>
          </div>
        </Sheet>
      </div>
    </form>
  );
}

/** The same rules as on the server and on the phone, run at every keystroke. Nothing is judged while a field is no figure. */
function useFindings(contest: ContestPage, page: SheetPage, figures: Figures | null) {
  const form = useMemo(() => formOf(contest), [contest]);
  const parameters = useMemo(() => parametersOf(contest), [contest]);
  return figures && parameters ? findingsOf(form, figures, contextOf(page.station), parameters) : [];
}

/** Sends the sheet. The same content keeps its key, so that sending again after silence cannot record twice. */
function useRecord(contest: ContestPage, onDone: (result: Outcome) => void) {
  const client = useQueryClient();
  const sent = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn: (input: Omit<RecordSheets, 'contest'>) => {
      const body = JSON.stringify(input);
      if (sent.current.body !== body) sent.current = { body, key: newKey() };
      return write<Recorded>(`/api/contests/${contest.id}/sheets`, input, sent.current.key);
    },
    onSuccess: async ({ results }) => {
      await Promise.all(['sheet', 'sheets', 'results'].map((key) => client.invalidateQueries({ queryKey: [key, contest.id] })));
      if (results[0]) onDone(results[0]);
    },
  });
}
