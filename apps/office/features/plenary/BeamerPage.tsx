import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useConnection } from '../../api/connection.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { useKeys } from '../../components/useKeys.ts';
import { useWords } from '../../i18n/index.ts';
import { BeamerGroup } from './BeamerGroup.tsx';
import { BeamerTotals } from './BeamerTotals.tsx';
import { totalsContest } from './beamer.ts';
import { BEAMER_MILLISECONDS, plenary as plenaryQuery } from './queries.ts';
import type { PlenaryPage } from './wire.ts';
import css from './beamer.module.css';

const route = getRouteApi('/plenaries/$id/layar');

/** What the hall sees: the line that each group reads now, and how the totals run. Nothing can be pressed here but `f`, for the whole screen. */
export function BeamerPage() {
  const id = Number(route.useParams().id);
  const page = useQuery(plenaryQuery(id, BEAMER_MILLISECONDS));
  useKeys({ f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()) });
  if (page.data) return <Hall page={page.data} />;
  return page.error ? <PageProblem error={page.error} onRetry={page.refetch} /> : <Loading lines={8} />;
}

function Hall({ page }: { page: PlenaryPage }) {
  const { t, time } = useWords();
  const { reachable, lastAnswer } = useConnection();
  const name = page.region.path === '' ? t('region.nation') : page.region.name;
  const total = totalsContest(page);
  useEffect(() => { document.title = `${t('plenary.title', { name })} · E-Rekap`; }, [name, t]);
  return (
    <div className={css.hall}>
      <header className={css.head}>
        <h1>{t('plenary.title', { name })}</h1>
        <p className={css.state} data-state={page.state}>{t(`plenary.state.${page.state}`)}{page.state === 'paused' && page.resumesAt && ` · ${t('plenary.resumesAt', { time: time(page.resumesAt) })}`}</p>
      </header>
      {/* What has the projector is told to nobody twice: a screen reader hears it when it changes. */}
      <div className={css.body} data-groups={Math.min(page.groups.length, 4)}>
        <div className={css.groups} aria-live="polite">{page.groups.map((group) => <BeamerGroup key={group.number} page={page} group={group} />)}</div>
        {total && <BeamerTotals page={page} progress={total} />}
      </div>
      <footer className={css.foot}>
        {!reachable && <b>{t('plenary.beamerOffline', { time: lastAnswer ? time(lastAnswer) : '–' })}</b>}
        <span>{page.event.name} · {page.place} · {t('plenary.beamerNote')}</span>
      </footer>
    </div>
  );
}
