import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useConnection } from '../../api/connection.ts';
import { Icon } from '../../components/Icon.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { useKeys } from '../../components/useKeys.ts';
import { ClockOf } from '../../i18n/ClockOf.tsx';
import { useWords } from '../../i18n/index.ts';
import { BeamerGroup } from './BeamerGroup.tsx';
import { BeamerTotals } from './BeamerTotals.tsx';
import { chosenGroups, totalsContest } from './beamer.ts';
import { BEAMER_MILLISECONDS, plenary as plenaryQuery } from './queries.ts';
import type { PlenaryPage } from './wire.ts';
import css from './beamer.module.css';

const route = getRouteApi('/plenaries/$id/layar');

/** What the hall sees: the line that each group reads now, and how the totals run. Nothing is pressed here but `f` for the whole screen, and the number of a group. */
export function BeamerPage() {
  const id = Number(route.useParams().id);
  const page = useQuery(plenaryQuery(id, BEAMER_MILLISECONDS));
  if (page.data) return <ClockOf path={page.data.region.path}><Hall page={page.data} /></ClockOf>;
  return page.error ? <PageProblem error={page.error} onRetry={page.refetch} /> : <Loading lines={8} />;
}

const KEYS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** `1` to `9` show that group alone, `0` shows all; `f` takes the whole screen. */
function useBeamerKeys(page: PlenaryPage): void {
  const navigate = route.useNavigate();
  const choose = (key: string) => (): unknown => {
    if (key !== '0' && !page.groups.some(({ number }) => String(number) === key)) return false;
    return navigate({ search: key === '0' || page.groups.length === 1 ? {} : { group: key }, replace: true });
  };
  useKeys({ f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()), ...Object.fromEntries(KEYS.map((key) => [key, choose(key)])) });
}

function Hall({ page }: { page: PlenaryPage }) {
  const { t, time } = useWords();
  const groups = chosenGroups(page, route.useSearch().group);
  const name = page.region.path === '' ? t('region.nation') : page.region.name;
  const total = totalsContest(page, groups);
  useBeamerKeys(page);
  useEffect(() => { document.title = `${t('plenary.title', { name })} · E-Rekap`; }, [name, t]);
  return (
    <div className={css.hall}>
      <header className={css.head}>
        <h1>{t('plenary.title', { name })}</h1>
        <p className={css.state} data-state={page.state}>{t(`plenary.state.${page.state}`)}{page.state === 'paused' && page.resumesAt && ` · ${t('plenary.resumesAt', { time: time(page.resumesAt) })}`}</p>
        <Cut />
      </header>
      {/* What has the projector is told to nobody twice: a screen reader hears it when it changes. */}
      <div className={css.body} data-groups={Math.min(groups.length, 4)}>
        <div className={css.groups} aria-live="polite">{groups.map((group) => <BeamerGroup key={group.number} page={page} group={group} isTight={groups.length > 1} />)}</div>
        {total && <BeamerTotals page={page} progress={total} />}
      </div>
      <footer className={css.foot}>
        <span>{page.event.name} · {page.place} · {t('plenary.beamerNote')}</span>
        {groups.length < page.groups.length && <span>{t('plenary.beamerGroups', { shown: groups.length, all: page.groups.length })}</span>}
      </footer>
    </div>
  );
}

/** Without a way to the server the hall is told how old the figures are; it goes away by itself. */
function Cut() {
  const { t, time } = useWords();
  const { reachable, lastAnswer } = useConnection();
  return <p className={css.cut} role="status">{!reachable && <><Icon name="offline" /> {t('plenary.beamerOffline', { time: lastAnswer ? time(lastAnswer) : '–' })}</>}</p>;
}
