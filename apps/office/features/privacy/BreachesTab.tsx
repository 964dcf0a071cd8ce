import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { canAnywhere } from '../../api/rights.ts';
import type { Session } from '../../api/types.ts';
import { Choice } from '../../components/Choice.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { BreachCard } from './BreachCard.tsx';
import { BreachForm } from './BreachForm.tsx';
import { breaches } from './queries.ts';
import { BREACH_STATES, type PrivacySearch } from './search.ts';
import css from './privacy.module.css';

const route = getRouteApi('/privacy');

/** The register of breaches with its clock; what is over its time is said first and loudly. */
export function BreachesTab({ session, show }: { session: Session; show: NonNullable<PrivacySearch['show']> }) {
  const { t } = useWords();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(breaches(show));
  const [writing, setWriting] = useState(false);
  const overdue = data?.filter(({ persons, authority }) => persons === 'overdue' || authority === 'overdue').length ?? 0;
  const manages = canAnywhere(session, 'privacy.manage');
  return (
    <div className={css.stack}>
      <p className="quiet">{t('breaches.about')}</p>
      {overdue > 0 && <div className={css.loud} role="alert"><b><Icon name="hard" /> {t('breaches.overdue', { count: overdue })}</b><span>{t('breaches.overdueFix')}</span></div>}
      <div className={css.bar}>
        <Choice label={t('breaches.state')} value={show} options={BREACH_STATES.map((value) => ({ value, label: t(`breaches.state.${value}`) }))}
          onChange={(value) => void navigate({ search: (old) => ({ ...old, show: value }), replace: true })} />
        <div className={css.buttons}>
          {manages && !writing && <Button onClick={() => setWriting(true)}>{t('breaches.register')}</Button>}
          <Button component="a" variant="default" href="/api/privacy/breaches/export" download leftSection={<Icon name="download" />}>{t('privacy.csv')}</Button>
        </div>
      </div>
      {writing && <BreachForm session={session} onClose={() => setWriting(false)} />}
      {error && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <EmptyState title={t('breaches.empty')} fix={t('breaches.emptyFix')} />}
      {data?.map((one) => <BreachCard key={one.id} breach={one} session={session} />)}
    </div>
  );
}
