import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { write } from '../api/client.ts';
import { newKey } from '../api/key.ts';
import { MOST_BYTES, packed, type PackedFile } from '../api/packed-file.ts';
import { useWords } from '../i18n/index.ts';
import css from './FileIntake.module.css';
import { Loading } from './Loading.tsx';
import { ProblemView } from './ProblemView.tsx';
import { Sheet } from './Sheet.tsx';

type Props<Told, Done> = {
  title: string; about: string; template: { href: string; label: string };
  /** Where the file is sent; the same with `/preview` tells what would happen. */
  address: string;
  /** What goes with the file. */
  more?: Readonly<Record<string, string | undefined>>;
  /** The list that is stale once it is done. */
  list: string;
  preview: (told: Told) => ReactNode;
  /** The word on the button, null where there is nothing to do or something stands against it. */
  act: (told: Told) => string | null;
  done: (done: Done) => string;
};

/** A table of many: first what would happen and what stands against it, then all of it or nothing. */
export function FileIntake<Told, Done>({ title, about, template, address, more = {}, list, preview, act, done }: Props<Told, Done>) {
  const { t } = useWords();
  const id = useId();
  const client = useQueryClient();
  const [tooLarge, setTooLarge] = useState(false);
  const check = useMutation({
    mutationFn: async (file: File) => {
      const body = { ...(await packed(file)), ...more };
      return { body, key: newKey(), told: await write<Told>(`${address}/preview`, body, newKey()) };
    },
  });
  const run = useMutation({
    mutationFn: ({ body, key }: { body: PackedFile; key: string }) => write<Done>(address, body, key),
    onSuccess: () => void client.invalidateQueries({ queryKey: [list] }),
  });
  const choose = (file: File | undefined): void => {
    run.reset();
    check.reset();
    setTooLarge((file?.size ?? 0) > MOST_BYTES);
    if (file && file.size <= MOST_BYTES) check.mutate(file);
  };
  const checked = run.data === undefined ? check.data : undefined;
  const button = checked && act(checked.told);
  return (
    <Sheet title={title}>
      <div className={css.intake}>
        <p>{about}</p>
        <a href={template.href} download>{template.label}</a>
        <label htmlFor={id}><b>{t('file.choose')}</b></label>
        <input id={id} type="file" accept=".csv,.xlsx,.gz" onClick={(event) => { event.currentTarget.value = ''; }} onChange={(event) => choose(event.currentTarget.files?.[0])} />
        {tooLarge && <p className={css.warned} role="alert">{t('file.tooLarge')}</p>}
        {check.isPending && <div><p role="status">{t('file.reading')}</p><Loading lines={3} /></div>}
        {check.error && <ProblemView error={check.error} />}
      </div>
      {checked && preview(checked.told)}
      <div className={css.intake}>
        {checked && button && <Button loading={run.isPending} onClick={() => run.mutate(checked)}>{button}</Button>}
        {run.error && <ProblemView error={run.error} />}
        {run.data !== undefined && <p className={css.told} role="status">{done(run.data)}</p>}
      </div>
    </Sheet>
  );
}
