import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { RolesFile, RolesImported, RolesPreview } from '../../../../modules/people/contract.ts';
import { write } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { FilePreview } from './FilePreview.tsx';
import css from './roles.module.css';

/** The server takes 8 MiB of text; base64 makes four letters of three bytes. */
const MOST_BYTES = 6_000_000;
const CHUNK = 0x8000;

async function packed(file: File): Promise<RolesFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return { name: file.name, file: btoa(text) };
}

/** Many roles by file: first what would happen, row by row, then all of it or nothing. */
export function RoleFile() {
  const { t } = useWords();
  const id = useId();
  const client = useQueryClient();
  const [tooLarge, setTooLarge] = useState(false);
  const preview = useMutation({
    mutationFn: async (file: File) => {
      const body = await packed(file);
      return { body, key: newKey(), told: await write<RolesPreview>('/api/assignments/import/preview', body, newKey()) };
    },
  });
  const run = useMutation({
    mutationFn: ({ body, key }: { body: RolesFile; key: string }) => write<RolesImported>('/api/assignments/import', body, key),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['assignments'] }),
  });
  const choose = (file: File | undefined): void => {
    run.reset();
    preview.reset();
    setTooLarge((file?.size ?? 0) > MOST_BYTES);
    if (file && file.size <= MOST_BYTES) preview.mutate(file);
  };
  const told = preview.data?.told;
  const isReady = told !== undefined && told.totals.refused === 0 && told.totals.grant + told.totals.revoke > 0 && !run.data;
  return (
    <Sheet title={t('roles.tab.file')}>
      <div className={css.file}>
        <p>{t('roles.file.about')}</p>
        <a href="/api/assignments/export?format=csv" download>{t('roles.file.template')}</a>
        <label htmlFor={id}><b>{t('roles.file.choose')}</b></label>
        <input id={id} type="file" accept=".csv,.xlsx,.gz" onClick={(event) => { event.currentTarget.value = ''; }} onChange={(event) => choose(event.currentTarget.files?.[0])} />
        {tooLarge && <p className={css.warned} role="alert">{t('roles.file.tooLarge')}</p>}
        {preview.isPending && <div><p role="status">{t('roles.file.reading')}</p><Loading lines={3} /></div>}
        {preview.error && <ProblemView error={preview.error} />}
      </div>
      {told && !run.data && <FilePreview told={told} />}
      <div className={css.file}>
        {isReady && preview.data && <Button loading={run.isPending} onClick={() => run.mutate(preview.data)}>{t('roles.file.do')}</Button>}
        {run.error && <ProblemView error={run.error} />}
        {run.data && <p className={css.told} role="status">{t('roles.file.done', run.data)}</p>}
      </div>
    </Sheet>
  );
}
