import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { contest as contestQuery } from '../../api/queries.ts';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { wantTitleFocus } from '../../components/title-focus.ts';
import { ClockOf } from '../../i18n/ClockOf.tsx';
import { useWords } from '../../i18n/index.ts';
import { Desk } from './Desk.tsx';
import { asHere } from './elsewhere.ts';
import { LineQueue } from './LineQueue.tsx';
import { groupOf, lineAt, nextWaiting } from './lines.ts';
import { isToRead, offers } from './offers.ts';
import { PlenaryTrail } from './PlenaryPage.tsx';
import { line as lineQuery, lines as linesQuery, plenary as plenaryQuery } from './queries.ts';
import type { ReadSearch } from './search.ts';
import { useElsewhere } from './useElsewhere.ts';
import { useUntouched } from './useUntouched.ts';
import { WideSelect } from './WideSelect.tsx';
import type { LineRef, LineRow, PlenaryPage } from './wire.ts';
import css from './read.module.css';

const route = getRouteApi('/plenaries/$id/read');

/** Where a plenary reads TPS after TPS. */
export function ReadPage() {
  const id = Number(route.useParams().id);
  const page = useQuery(plenaryQuery(id));
  const elsewhere = useElsewhere(id);
  if (page.data) return <ClockOf path={page.data.region.path}><Room page={asHere(page.data, elsewhere)} /></ClockOf>;
  return page.error ? <PageProblem error={page.error} onRetry={page.refetch} /> : <Page><Loading lines={12} /></Page>;
}

function Room({ page }: { page: PlenaryPage }) {
  const { t } = useWords();
  const search = route.useSearch();
  const chosen = page.contests.find(({ contest }) => String(contest) === search.contest) ?? page.contests.find(({ waiting }) => waiting > 0) ?? page.contests[0];
  if (!chosen || page.state === 'planned') {
    return <Page><PlenaryTrail page={page} /><PageTitle title={t('plenary.readTitle')} over={page.region.name} /><EmptyState title={t('plenary.notOpened')} fix={t('plenary.notOpenedFix')} action={<ButtonLink to="/plenaries/$id" params={{ id: String(page.id) }} search={{}}>{t('plenary.back')}</ButtonLink>} /></Page>;
  }
  return <Reading page={page} contest={chosen.contest} />;
}

function Reading({ page, contest }: { page: PlenaryPage; contest: number }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [done, setDone] = useState<string | null>(null);
  const group = page.groups.some(({ number }) => String(number) === search.group) ? Number(search.group) : undefined;
  const client = useQueryClient();
  const form = useQuery(contestQuery(contest));
  const list = useQuery(linesQuery(page.id, contest, group));
  const rows = list.data?.rows ?? [];
  const held = useRef<LineRef | null>(null);
  const at = lineAt(search, contest, rows, held.current);
  useEffect(() => { held.current = at; });
  const set = (change: Partial<ReadSearch>): void => void navigate({ search: (old: ReadSearch) => ({ ...old, contest: String(contest), ...change }), replace: change.region === undefined, resetScroll: false });
  const go = (row: Pick<LineRow, 'region' | 'station'> | null): void => { if (row) set({ region: row.region.path, station: String(row.station) }); };
  /** To the next line that waits, as soon as it is known which: the list may come after the line. */
  const goOn = async ({ region, station }: LineRef): Promise<void> => {
    const { rows: known } = list.data ?? (await client.query({ ...linesQuery(page.id, contest, group), staleTime: 'static' }));
    go(nextWaiting(known, region, station));
  };
  const error = list.error ?? form.error;
  return (
    <Page>
      <Head page={page} contest={contest} group={group} set={(change) => { setDone(null); set(change); }} />
      {error && !(list.data && form.data) && <ProblemView error={error} onRetry={() => (list.error ? list.refetch() : form.refetch())} />}
      <div className={css.room} data-room>
        <div className={css.main}>
          <SentBack page={page} contest={contest} />
          <WayOn page={page} contest={contest} />
          {at && form.data ? (
            <Line key={`${contest} ${at.region} ${at.station}`} page={page} at={at} group={group} done={done}>
              {(line) => (
                <Desk
                  line={line} page={page} contest={form.data} group={group ?? groupOf(page, at.region)} isLast={list.data !== undefined && nextWaiting(rows, at.region, at.station) === null}
                  onGo={(to) => { setDone(null); set({ region: to.region, station: String(to.station) }); }} onDone={(told) => { setDone(told); goOn(at).catch(() => undefined); }} onStay={setDone}
                />
              )}
            </Line>
          ) : !error && <Loading lines={14} />}
        </div>
        <LineQueue page={page} rows={rows} at={at} filter={search.list ?? 'all'} onFilter={(one) => set({ list: one === 'all' ? undefined : one })} onGo={(row) => { setDone(null); wantTitleFocus(); go(row); }} />
      </div>
    </Page>
  );
}

/** What the level above asked for when it returned D.Hasil stands above the lines that are looked at for it. */
function SentBack({ page, contest }: { page: PlenaryPage; contest: number }) {
  const { t } = useWords();
  const paper = page.contests.find((one) => one.contest === contest)?.certificate;
  return paper?.state === 'returned' && paper.note !== null && <p className={css.warned} role="note"><Icon name="warn" /> <b>{t('plenary.returnedBecause', { note: paper.note })}</b></p>;
}

/** Once the last line of a contest is read: to its D.Hasil, and to the contest that is read next. */
function WayOn({ page, contest }: { page: PlenaryPage; contest: number }) {
  const { t } = useWords();
  const own = page.contests.find((one) => one.contest === contest);
  // Of a D.Hasil that was sent back the lines come first: nothing was touched yet.
  const isUntouched = useUntouched(page).has(contest);
  if (!own || isUntouched || own.waiting > 0 || own.lines === 0 || !offers(page, 'read')) return null;
  const [following, id] = [page.contests.find((one) => one.contest !== contest && isToRead(page, one)), String(page.id)];
  const isToDrawUp = own.steps.includes('draw_up');
  if (!following && !isToDrawUp) return null;
  return (
    <div className={css.head} role="status">
      <b>{t('plenary.contestRead', { name: own.name })}</b>
      {isToDrawUp && <ButtonLink size="md" variant="filled" to="/plenaries/$id" params={{ id }} search={{}}>{t('plenary.toDrawUp')}</ButtonLink>}
      {following && <ButtonLink size="md" to="/plenaries/$id/read" params={{ id }} search={{ contest: String(following.contest) }}>{t('plenary.toNextContest', { name: following.name })}</ButtonLink>}
    </div>
  );
}

type LineProps = { page: PlenaryPage; at: LineRef; group: number | undefined; done: string | null; children: (line: NonNullable<ReturnType<typeof useLine>['data']>) => React.ReactNode };
const useLine = (page: PlenaryPage, at: LineRef, group: number | undefined) => useQuery(lineQuery(page.id, at, group));

/** One line; what was done with the one before stands above it. */
function Line({ page, at, group, done, children }: LineProps) {
  const line = useLine(page, at, group);
  return (
    <>
      <p className={css.done} role="status">{done}</p>
      {line.data ? children(line.data) : line.error ? <ProblemView error={line.error} onRetry={line.refetch} /> : <Loading lines={14} />}
    </>
  );
}

type HeadProps = { page: PlenaryPage; contest: number; group: number | undefined; set: (change: Partial<ReadSearch>) => void };

function Head({ page, contest, group, set }: HeadProps) {
  const { t } = useWords();
  const away = { region: undefined, station: undefined };
  return (
    <div className={css.head}>
      <ButtonLink size="compact-md" to="/plenaries/$id" params={{ id: String(page.id) }} search={{}}>{t('plenary.back')}</ButtonLink>
      <WideSelect label={t('verify.contest')} value={String(contest)} options={page.contests.map((one) => ({ value: String(one.contest), label: t('plenary.contestLeft', { name: one.name, waiting: one.waiting }) }))} onChange={(value) => set({ contest: value, ...away })} />
      {page.groups.length > 1 && <WideSelect label={t('plenary.groupHead')} value={group === undefined ? '' : String(group)} options={[{ value: '', label: t('plenary.allGroups') }, ...page.groups.map(({ number, name }) => ({ value: String(number), label: name }))]} onChange={(value) => set({ group: value || undefined, ...away })} />}
    </div>
  );
}
