import { queryOptions, useQuery } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import { contest as contestQuery } from '../../api/queries.ts';
import type { Figures, ResultPage } from '../../api/types.ts';
import { useWords } from '../../i18n/index.ts';
import { votesOf } from './beamer.ts';
import { VoteList } from './VoteList.tsx';
import { isStations } from './levels.ts';
import { certificate as certificateQuery } from './queries.ts';
import type { ContestProgress, PlenaryPage } from './wire.ts';
import css from './beamer.module.css';

const TOTALS_MILLISECONDS = 5_000;
/** Figures that a plenary read aloud stand in a channel of their own. */
const LEGAL = 'pleno';

const totals = (contest: number, region: string) => queryOptions({
  queryKey: ['results', contest, LEGAL, region, 'beamer'], queryFn: ({ signal }) => read<ResultPage>(`/api/contests/${contest}/results`, { region, channel: LEGAL }, signal), refetchInterval: TOTALS_MILLISECONDS,
});

/** How the totals of one contest run here. Above the subdistrict they are those of the D.Hasil drawn up last. */
export function BeamerTotals({ page, progress }: { page: PlenaryPage; progress: ContestProgress }) {
  const { t, number, percent } = useWords();
  const contest = useQuery(contestQuery(progress.contest));
  const stations = isStations(page.level);
  const running = useQuery({ ...totals(progress.contest, page.region.path), enabled: stations });
  const drawn = useQuery({ ...certificateQuery(progress.certificate?.id ?? 0), enabled: !stations && progress.certificate !== null });
  const document = drawn.data?.document;
  const figures: Figures | undefined = stations ? running.data?.total.tally.figures : document && Object.fromEntries(document.cells.map((cell, at) => [cell, document.total[at] ?? null]));
  const done = progress.lines - progress.waiting;
  const ratio = progress.lines === 0 ? 0 : done / progress.lines;
  return (
    <section className={css.totals} aria-label={t('plenary.totals')}>
      <h2 className={css.totalsHead}>{t('plenary.totals')}</h2>
      <p className={css.contest}>{progress.name}</p>
      <div className={css.progress}>
        <span className={css.track}><span style={{ inlineSize: `${ratio * 100}%` }} /></span>
        <span>{t(stations ? 'plenary.stationsOf' : 'plenary.regionsOf', { done: number(done), all: number(progress.lines) })} · {percent(ratio)}</span>
      </div>
      {contest.data && figures && done > 0 ? <VoteList rows={votesOf(contest.data, figures)} /> : <p className={css.dark}>{t(stations ? 'plenary.totalsNone' : 'plenary.totalsLater')}</p>}
    </section>
  );
}
