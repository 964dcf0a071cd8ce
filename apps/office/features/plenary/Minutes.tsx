import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { address } from '../../api/client.ts';
import { Icon } from '../../components/Icon.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { actName, detailOf, stayedOut } from './acts.ts';
import { acts as actsQuery } from './queries.ts';
import type { PlenaryPage } from './wire.ts';
import css from './plenary.module.css';

/** The minutes: every act, the newest first, page after page; asked for when somebody opens them. Whole they are a file or a print. */
export function Minutes({ page }: { page: PlenaryPage }) {
  const words = useWords();
  const { t, moment } = words;
  const [open, setOpen] = useState(false);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({ ...actsQuery(page.id), enabled: open });
  // They may be here already, for the next step: they are told once somebody opens them.
  const rows = open ? data?.pages.flatMap((one) => one.rows) ?? [] : [];
  const total = data?.pages[0]?.total ?? page.acts;
  return (
    <details className={css.minutes} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('plenary.minutes', { count: page.acts })}</summary>
      {open && <Files id={page.id} />}
      {error && <ProblemView error={error} onRetry={refetch} />}
      {open && !data && !error && <Loading lines={4} />}
      <ol>
        {rows.map((row) => <li key={row.number}><span className={css.number}>{row.number}</span> <span>{actName(words, row.act)}{detailOf(row.details, page)}{stayedOut(words, row.details)} <span className={css.under}>{row.by} · {moment(row.at)}</span></span></li>)}
      </ol>
      {open && hasNextPage && (
        <div className={css.minutesFoot}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('plenary.minutesOlder')}</Button>
          <span className="small quiet" role="status">{t('plenary.minutesShown', { count: rows.length, total })}</span>
        </div>
      )}
    </details>
  );
}

function Files({ id }: { id: number }) {
  const { t } = useWords();
  const small = { component: 'a', variant: 'default', size: 'compact-md' } as const;
  return (
    <div className={css.minutesTools}>
      <Button {...small} href={`/api/plenaries/${id}/acts/pdf`} target="_blank" rel="noreferrer" leftSection={<Icon name="print" />}>{t('plenary.minutesPrint')}</Button>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button key={format} {...small} href={address(`/api/plenaries/${id}/acts/export`, { format })} download leftSection={<Icon name="download" />} aria-label={t('plenary.minutesAs', { format: format.toUpperCase() })}>{format.toUpperCase()}</Button>
      ))}
    </div>
  );
}
