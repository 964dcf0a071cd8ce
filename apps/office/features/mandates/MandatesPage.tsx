import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { events as eventsQuery, session as sessionQuery } from '../../api/queries.ts';
import { placeIn, placesWithin } from '../../api/rights.ts';
import type { EventSummary, Session } from '../../api/types.ts';
import { Choice } from '../../components/Choice.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useWords } from '../../i18n/index.ts';
import { GiveDialog } from './GiveDialog.tsx';
import { MandateFile } from './MandateFile.tsx';
import { MandateFilter } from './MandateFilter.tsx';
import { MandateRows } from './MandateRows.tsx';
import { MANDATE_TABS, type MandatesSearch } from './search.ts';
import { watchedEvents } from './watched.ts';
import css from './mandates.module.css';

const route = getRouteApi('/mandates');

/** For whom witnesses watch and where supervisors do: listed, given, ended, one by one or by file. */
export function MandatesPage() {
  const { data: session } = useQuery(sessionQuery);
  const events = useQuery(eventsQuery);
  if (events.error) return <PageProblem error={events.error} onRetry={events.refetch} />;
  if (!session || !events.data) return <Page><Loading lines={10} /></Page>;
  return <Room session={session} events={watchedEvents(session, events.data)} />;
}

function Room({ session, events }: { session: Session; events: readonly EventSummary[] }) {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [told, setTold] = useState('');
  const set = (change: Partial<MandatesSearch>): void => void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const event = events.find(({ slug }) => slug === search.event) ?? events[0];
  if (!event) return <Page><PageTitle title={t('mandates.title')} /><EmptyState title={t('mandates.noEvent')} fix={t('mandates.noEventFix')} /></Page>;
  const mayGive = placesWithin(session, 'supervision.mandate', placeIn(event, '')).length > 0;
  const tabs = MANDATE_TABS.filter((tab) => tab !== 'file' || mayGive);
  const tab = tabs.find((one) => one === search.tab) ?? 'list';
  return (
    <Page>
      <PageTitle title={t('mandates.title')} over={event.name} under={t('mandates.about')} tools={mayGive && <Button onClick={() => set({ give: '1' })}>{t('mandates.give')}</Button>} />
      {tabs.length > 1 && <Choice label={t('mandates.tab')} hideLabel value={tab} options={tabs.map((value) => ({ value, label: t(`mandates.tab.${value}`) }))} onChange={(value) => set({ tab: value === 'list' ? undefined : value })} />}
      {told && <p className={css.told} role="status">{told}</p>}
      {tab === 'list' && <><MandateFilter events={events} event={event} search={search} set={set} /><MandateRows session={session} event={event} search={search} onDone={setTold} /></>}
      {tab === 'file' && <MandateFile event={event.slug} />}
      {search.give && mayGive && <GiveDialog session={session} event={event} onDone={setTold} onClose={() => set({ give: undefined })} />}
    </Page>
  );
}
