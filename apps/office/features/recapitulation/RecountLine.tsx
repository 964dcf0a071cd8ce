import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { recount } from '../../api/queries.ts';
import type { ContestSummary, EventSummary, RecountReport } from '../../api/types.ts';
import { FlagBadge } from '../../components/FlagBadge.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { channelName } from './channel-name.ts';
import css from './RecountLine.module.css';

/** One contest and channel with its button; the answer stays beside it. */
export function RecountLine({ contest, channel, publication }: { contest: ContestSummary; channel: string; publication: EventSummary['publication'] }) {
  const words = useWords();
  const { t } = words;
  const check = useQuery({ ...recount(contest.id, channel), enabled: false });
  return (
    <div className={css.line}>
      <div>
        <h3>{contest.name}</h3>
        <p className="small quiet">{contest.region.name || t('region.nation')}{contest.channels.length > 1 && ` · ${channelName(channel, publication, words)}`}</p>
      </div>
      <Button variant="default" loading={check.isFetching} onClick={() => void check.refetch()} aria-label={`${t('health.check')}: ${contest.name} ${channelName(channel, publication, words)}`}>{t('health.check')}</Button>
      <div className={css.answer} role="status">
        {check.isFetching && t('health.checking')}
        {!check.isFetching && check.data && <Report report={check.data} />}
        {!check.isFetching && !check.data && !check.error && <span className="quiet">{t('health.notYet')}</span>}
      </div>
      {check.error && !check.isFetching && <div className={css.wide}><ProblemView error={check.error} onRetry={check.refetch} /></div>}
    </div>
  );
}

function Report({ report }: { report: RecountReport }) {
  const { t, number } = useWords();
  if (report.differences.length === 0) {
    return <><FlagBadge severity="good">{t('health.agree')}</FlagBadge> {t('health.agreeDetail', { sheets: report.sheets, milliseconds: report.milliseconds })}</>;
  }
  return (
    <>
      <p><FlagBadge severity="hard">{t('health.differ', { count: report.differences.length })}</FlagBadge> {t('health.differFix')}</p>
      <table className={css.table}>
        <thead><tr><th scope="col">{t('health.path')}</th><th scope="col">{t('health.measure')}</th><th scope="col">{t('health.running')}</th><th scope="col">{t('health.recounted')}</th></tr></thead>
        <tbody>
          {report.differences.map((one) => (
            <tr key={`${one.path}/${one.measure}`}><th scope="row" className="codes">{one.path || t('region.nation')}</th><td>{one.measure}</td><td>{number(one.running)}</td><td>{number(one.recounted)}</td></tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
