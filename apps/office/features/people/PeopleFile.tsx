import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ImportDone, ImportPreview } from '../../../../modules/people/contract.ts';
import { write } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { useScheme } from '../regions/useScheme.ts';
import { MOST_BYTES, packed, type PackedFile } from './packed-file.ts';
import css from './people.module.css';

/** Many people by file: first what would happen and what stands against it, then all of it or nothing. */
export function PeopleFile() {
  const { t } = useWords();
  const id = useId();
  const client = useQueryClient();
  const scheme = useScheme();
  const [tooLarge, setTooLarge] = useState(false);
  const preview = useMutation({
    mutationFn: async (file: File) => {
      const body = { ...(await packed(file)), scheme };
      return { body, key: newKey(), told: await write<ImportPreview>('/api/people/import/preview', body, newKey()) };
    },
  });
  const run = useMutation({
    mutationFn: ({ body, key }: { body: PackedFile; key: string }) => write<ImportDone>('/api/people/import', body, key),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['people'] }),
  });
  const choose = (file: File | undefined): void => {
    run.reset();
    preview.reset();
    setTooLarge((file?.size ?? 0) > MOST_BYTES);
    if (file && file.size <= MOST_BYTES) preview.mutate(file);
  };
  const told = preview.data?.told;
  const isReady = told !== undefined && told.errorCount === 0 && told.added > 0 && !run.data;
  return (
    <Sheet title={t('people.tab.file')}>
      <div className={css.file}>
        <p>{t('people.file.about')}</p>
        <a href="/api/people/import/template" download>{t('people.file.template')}</a>
        <label htmlFor={id}><b>{t('people.file.choose')}</b></label>
        <input id={id} type="file" accept=".csv,.xlsx,.gz" onClick={(event) => { event.currentTarget.value = ''; }} onChange={(event) => choose(event.currentTarget.files?.[0])} />
        {tooLarge && <p className={css.warned} role="alert">{t('people.file.tooLarge')}</p>}
        {preview.isPending && <div><p role="status">{t('people.file.reading')}</p><Loading lines={3} /></div>}
        {preview.error && <ProblemView error={preview.error} />}
      </div>
      {told && !run.data && <Told told={told} />}
      <div className={css.file}>
        {isReady && preview.data && <Button loading={run.isPending} onClick={() => run.mutate(preview.data)}>{t('people.file.do', { count: told.added })}</Button>}
        {run.error && <ProblemView error={run.error} />}
        {run.data && <p className={css.told} role="status">{t('people.file.done', { added: run.data.added, known: run.data.known })}</p>}
      </div>
    </Sheet>
  );
}

function Told({ told }: { told: ImportPreview }) {
  const { t } = useWords();
  const column = <T,>(id: string, label: string, cell: Column<T>['cell'], more: Partial<Column<T>> = {}): Column<T> => ({ id, label, head: label, cell, ...more });
  const errors: Column<ImportPreview['errors'][number]>[] = [
    column('row', t('people.file.row'), ({ row }) => row), column('column', t('people.file.column'), (row) => row.column ?? '–'), column('value', t('people.file.value'), ({ value }) => value || '–'),
    column('why', t('people.file.why'), ({ detail, fix }) => `${detail} ${fix}`, { wide: true }),
  ];
  const warnings: Column<ImportPreview['warnings'][number]>[] = [
    column('row', t('people.file.row'), ({ row }) => row), column('name', t('people.name'), ({ name }) => name), column('why', t('people.file.why'), ({ kind }) => t(`people.file.warning.${kind}`), { wide: true }),
  ];
  return (
    <div className={css.form}>
      <p role="status"><b>{t('people.file.totals', { rows: told.rows, added: told.added, known: told.known, errors: told.errorCount })}</b> {t('people.file.nothingYet')}</p>
      {told.errorCount > 0 && <p className={css.warned}>{t('people.file.fixFirst')}</p>}
      {told.errors.length > 0 && <DataTable label={t('people.file.errors')} rows={told.errors} columns={errors} rowKey={({ row, column: name, code }) => `${row} ${name ?? ''} ${code}`} />}
      {told.warnings.length > 0 && <><p>{t('people.file.warnings')}</p><DataTable label={t('people.file.warnings')} rows={told.warnings} columns={warnings} rowKey={({ row, kind }) => `${row} ${kind}`} /></>}
    </div>
  );
}
