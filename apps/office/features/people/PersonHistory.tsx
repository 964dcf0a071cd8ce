import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PersonPage } from '../../../../modules/people/contract.ts';
import { audit } from '../../api/queries.ts';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { AuditLine } from '../audit/AuditLine.tsx';
import { useReach } from './useReach.ts';
import css from './people.module.css';

/** What was done to the record, looks at what is masked among it, for readers of the trail; and who was merged into it. */
export function PersonHistory({ page }: { page: PersonPage }) {
  const { t, moment } = useWords();
  const mayRead = useReach().anywhere('audit.read');
  const thing = `person ${page.id}`;
  const trail = useInfiniteQuery({ ...audit({ thing }), enabled: mayRead });
  // The trail finds things by their beginning; another person's id may begin with this one.
  const rows = trail.data?.pages.flatMap((one) => one.rows).filter((row) => row.thing === thing) ?? [];
  if (!mayRead && page.mergedFrom.length === 0) return null;
  return (
    <Sheet title={t('people.history')}>
      {page.mergedFrom.map(({ id, name, at }) => <p key={id}>{t('people.mergedFrom', { when: moment(at) })} <Link to="/people/$person" params={{ person: id }} search={{}}>{name}</Link></p>)}
      {mayRead && rows.length > 0 && <ol className={css.history}>{rows.map((row) => <AuditLine key={row.id} row={row} />)}</ol>}
      {mayRead && trail.data && rows.length === 0 && <p className="quiet">{t('people.noHistory')}</p>}
      {mayRead && trail.hasNextPage && <Button variant="default" loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>{t('audit.more')}</Button>}
      {trail.error && <ProblemView error={trail.error} onRetry={trail.refetch} />}
      {mayRead && !trail.data && !trail.error && <Loading lines={3} />}
    </Sheet>
  );
}
