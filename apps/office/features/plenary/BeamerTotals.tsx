import { useQuery } from '@tanstack/react-query';
import { contest as contestQuery } from '../../api/queries.ts';
import { useWords } from '../../i18n/index.ts';
import { votesOf } from './beamer.ts';
import { isStations } from './levels.ts';
import { totals as totalsQuery } from './queries.ts';
import { VoteList } from './VoteList.tsx';
import type { ContestProgress, PlenaryPage, PlenaryTotals } from './wire.ts';
import css from './beamer.module.css';

/** How the totals of one contest run here, at every level: the sum of the lines read so far, and how far each group has come. */
export function BeamerTotals({ page, progress }: { page: PlenaryPage; progress: ContestProgress }) {
  const { t } = useWords();
  const contest = useQuery(contestQuery(progress.contest));
  const { data } = useQuery({ ...totalsQuery(page.id, progress.contest), enabled: progress.lines > 0 });
  const whole = data?.whole ?? { read: progress.lines - progress.waiting, lines: progress.lines, again: 0, figures: null };
  const hasFigures = whole.figures !== null && whole.read + whole.again > 0;
  return (
    <section className={css.totals} aria-label={t('plenary.totals')}>
      <h2 className={css.totalsHead}>{t('plenary.totals')}</h2>
      <p className={css.contest}>{progress.name}</p>
      <Read page={page} read={whole.read} lines={whole.lines} again={whole.again} />
      {data && data.groups.length > 1 && <Groups page={page} groups={data.groups} />}
      {contest.data && hasFigures ? <VoteList rows={votesOf(contest.data, whole.figures)} /> : <p className={css.dark}>{t(isStations(page.level) ? 'plenary.totalsNone' : 'plenary.totalsNoRegion')}</p>}
    </section>
  );
}

function Read({ page, read, lines, again }: { page: PlenaryPage; read: number; lines: number; again: number }) {
  const { t, number, percent } = useWords();
  const ratio = lines === 0 ? 0 : read / lines;
  return (
    <div className={css.progress}>
      <span className={css.track}><span style={{ inlineSize: `${ratio * 100}%` }} /></span>
      <span>{t(isStations(page.level) ? 'plenary.stationsOf' : 'plenary.regionsOf', { done: number(read), all: number(lines) })} · {percent(ratio)}{again > 0 && ` · ${t('plenary.readAgain', { count: again })}`}</span>
    </div>
  );
}

function Groups({ page, groups }: { page: PlenaryPage; groups: PlenaryTotals['groups'] }) {
  const { t, number } = useWords();
  return (
    <ul className={css.byGroup}>
      {groups.map(({ group, name, read, lines }) => <li key={group}><b>{name}:</b> {t(isStations(page.level) ? 'plenary.stationsOf' : 'plenary.regionsOf', { done: number(read), all: number(lines) })}</li>)}
    </ul>
  );
}
