import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { contest as contestQuery, events as eventsQuery, session as sessionQuery } from '../../api/queries.ts';
import { placeIn, placesWithin } from '../../api/rights.ts';
import type { ContestSummary, EventSummary, Session } from '../../api/types.ts';
import { useContestsAt } from '../../api/useContests.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Select } from '../../components/Select.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { TaskDesk } from './TaskDesk.tsx';
import { useTasks, type Tasks } from './useTasks.ts';
import type { Task } from './wire.ts';
import css from './TaskDesk.module.css';

const route = getRouteApi('/verification');

/** Where sheets of other regions are read a second time: the system hands them out, one after the other. */
export function VerificationPage() {
  const { data: session } = useQuery(sessionQuery);
  const events = useQuery(eventsQuery);
  if (events.error) return <PageProblem error={events.error} onRetry={events.refetch} />;
  if (!session || !events.data) return <Page><Loading lines={10} /></Page>;
  return <Room session={session} events={readable(session, events.data)} />;
}

/** Elections whose figures come by verification, and in which this person reads somewhere. */
const readable = (session: Session, events: readonly EventSummary[]): EventSummary[] =>
  events.filter((event) => event.publication !== 'as_recorded' && placesWithin(session, 'sheets.verify', placeIn(event, '')).length > 0);

function Room({ session, events }: { session: Session; events: readonly EventSummary[] }) {
  const { t } = useWords();
  const search = route.useSearch();
  const event = events.find(({ slug }) => slug === search.event) ?? events[0];
  const known = useContestsAt(event, event ? placesWithin(session, 'sheets.verify', placeIn(event, '')) : []);
  const contests = known.data ?? [];
  const contest = contests.find(({ slug }) => slug === search.contest);
  const tasks = useTasks(event?.slug ?? '', contest?.id);
  if (!event) return <Page><PageTitle title={t('nav.verification')} /><EmptyState title={t('verify.noEvent')} fix={t('verify.noEventFix')} /></Page>;
  // A fresh desk for every task: nothing typed for one sheet may appear under another.
  if (tasks.task) return <Page><Desk key={tasks.task.id} task={tasks.task} tasks={tasks} /></Page>;
  if (search.contest !== undefined && !known.data) return known.error ? <PageProblem error={known.error} onRetry={known.refetch} /> : <Page><Loading lines={10} /></Page>;
  return <Page><Start events={events} event={event} contests={contests} contest={contest?.slug} tasks={tasks} /></Page>;
}

function Desk({ task, tasks }: { task: Task; tasks: Tasks }) {
  const contest = useQuery(contestQuery(task.contest));
  if (contest.error) return <PageProblem error={contest.error} onRetry={contest.refetch} />;
  if (!contest.data) return <Loading lines={12} />;
  return <TaskDesk task={task} contest={contest.data} counts={tasks.counts} sent={tasks.sent} isPending={tasks.isPending} error={tasks.error} onAnswer={tasks.answer} onRelease={tasks.release} />;
}

type StartProps = { events: readonly EventSummary[]; event: EventSummary; contests: readonly ContestSummary[]; contest: string | undefined; tasks: Tasks };

/** Before the first sheet, and whenever nothing waits: taking a sheet is a deed of its own, a visit takes none. */
function Start({ events, event, contests, contest, tasks }: StartProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const to = (search: { event?: string | undefined; contest?: string | undefined }): void => void navigate({ to: '/verification', search, replace: true });
  return (
    <>
      <PageTitle title={t('nav.verification')} over={event.name} />
      <Sheet>
        <div className={css.start}>
          {events.length > 1 && <Select label={t('verify.event')} value={event.slug} options={events.map(({ slug, name }) => ({ value: slug, label: name }))} onChange={(slug) => to({ event: slug })} />}
          <Select
            label={t('verify.contest')} value={contest ?? ''} onChange={(slug) => to({ event: event.slug, contest: slug || undefined })}
            options={[{ value: '', label: t('verify.anyContest') }, ...contests.map(({ slug, name }) => ({ value: slug, label: name }))]}
          />
          <p role="status">{tasks.sent && <b>{tasks.sent} </b>}{tasks.isAsked && !tasks.isPending && !tasks.error && t('verify.nothing')}{tasks.isAsked && ` ${t('verify.counts', { waiting: tasks.counts.waiting, mine: tasks.counts.mineToday })}`}</p>
          {tasks.error != null && <ProblemView error={tasks.error} onRetry={tasks.next} />}
          <p><Button autoFocus onClick={tasks.next} disabled={tasks.isPending}>{t(tasks.isAsked ? 'verify.askAgain' : 'verify.begin')}</Button> <KeyHint>Enter</KeyHint></p>
          <ul>{(['blind', 'asWritten', 'kosong', 'fault'] as const).map((rule) => <li key={rule}>{t(`verify.rule.${rule}`)}</li>)}</ul>
        </div>
      </Sheet>
    </>
  );
}
