import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Place } from '../../../../kernel/access.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { useActorName } from '../../shell/useActorName.ts';
import { today } from './moments.ts';
import { Tag } from './parts.tsx';
import { runs } from './queries.ts';
import { useAct } from './useAct.ts';
import type { RetentionRun } from './wire.ts';
import css from './privacy.module.css';

const sumOf = (run: RetentionRun): number => run.done.reduce((sum, { count }) => sum + count, 0);

/** Does what the report shows, after a question; the server refuses if it would be something else by now. */
export function RunRetention({ on, place, count }: { on: string; place: Place; count: number }) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const run = useAct<RetentionRun>(() => setAsking(false));
  const send = (): void => run.mutate({ path: '/api/privacy/retention/run', body: { on, scheme: place.scheme, path: place.path, expectedCount: count } });
  if (on > today()) return count > 0 ? <p className="quiet">{t('retention.runTomorrow')}</p> : null;
  return (
    <div className={css.stack} aria-live="polite">
      {run.data && !asking && <p className={css.told}>{t('retention.ran', { count: sumOf(run.data) })}</p>}
      {count > 0 && !asking && <div><Button variant="default" onClick={() => setAsking(true)}>{t('retention.run', { count })}</Button></div>}
      {asking && (
        <div className={css.ask}>
          <p>{t('retention.confirm', { count })}</p>
          {run.error && <ProblemView error={run.error} />}
          <div className={css.buttons}>
            <Button disabled={run.isPending} onClick={send}>{t('retention.confirmYes')}</Button>
            <Button variant="default" disabled={run.isPending} onClick={() => setAsking(false)}>{t('privacy.cancel')}</Button>
          </div>
        </div>
      )}
    </div>
  );
}

/** What was done before, by whom, and how much of what. */
export function PastRuns() {
  const { t, date, number } = useWords();
  const nameOf = useActorName();
  const { data } = useQuery(runs);
  return (
    <Sheet title={t('retention.runs')}>
      {data?.length === 0 && <p className="quiet">{t('retention.runsNone')}</p>}
      <ol className={css.rows}>
        {data?.map((run) => (
          <li key={run.id}>
            <span>{t('retention.runLine', { date: date(run.on), count: sumOf(run), actor: nameOf(run.startedBy) })} {run.finishedAt === null && <Tag tone="warn">{t('retention.unfinished')}</Tag>}</span>
            <span className="small quiet">{run.done.map(({ item, count }) => `${t(`item.${item}`)}: ${number(count)}`).join(' · ')}</span>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
