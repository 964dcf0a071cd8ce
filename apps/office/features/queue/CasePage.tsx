import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { problemCode } from '../../api/client.ts';
import { contest as contestQuery } from '../../api/queries.ts';
import type { ContestPage } from '../../api/types.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { stationNumber } from '../../components/station.ts';
import { ClockOf } from '../../i18n/ClockOf.tsx';
import { useWords } from '../../i18n/index.ts';
import { PhotoViewer } from '../verification/PhotoViewer.tsx';
import { formOf } from '../sheets/form.ts';
import { CaseActions } from './CaseActions.tsx';
import { EntryTable, pagesIn } from './EntryTable.tsx';
import { PhotoHistory } from './PhotoHistory.tsx';
import { sheetCase } from './queries.ts';
import { Standing } from './Standing.tsx';
import { FAULTS, type CasePage as Case } from './wire.ts';
import css from './queue.module.css';

const route = getRouteApi('/queue/$contest/$village/$station');

/** One sheet with everything that was said of it: for who looks after the queue. */
export function CasePage() {
  const { t } = useWords();
  const { contest: id, village, station } = route.useParams();
  const contest = useQuery(contestQuery(Number(id)));
  const found = useQuery(sheetCase(Number(id), village, Number(station)));
  const failed = [contest, found].find(({ error }) => error !== null);
  if (failed && problemCode(failed.error) === 'not_found') return <Page><PageTitle title={t('nav.queue')} /><EmptyState title={t('case.none')} fix={t('case.noneFix')} /></Page>;
  if (failed && !failed.data) return <PageProblem error={failed.error} onRetry={failed.refetch} />;
  if (!contest.data || !found.data) return <Page><Loading lines={12} /></Page>;
  return <ClockOf path={found.data.village.path}><CaseDesk contest={contest.data} page={found.data} /></ClockOf>;
}

/** Pages of the paper on which two readings differ. */
function differingPages(contest: ContestPage, { differing }: Case): ReadonlySet<number> {
  const form = formOf(contest);
  return new Set(differing.flatMap((cell) => form.cells[form.index[cell] ?? -1]?.page ?? []));
}

function CaseDesk({ contest, page }: { contest: ContestPage; page: Case }) {
  const { t } = useWords();
  const standing = page.photos.filter((photo) => photo.standing === 'current');
  // What nobody has read yet is shown first, else what people read differently.
  const [seen, setSeen] = useState<string | null>(() => (standing.find((photo) => page.replacedPages.includes(photo.page)) ?? standing.find((photo) => differingPages(contest, page).has(photo.page)))?.sha256 ?? null);
  // An older picture is put beside those that stand, so that the two can be compared.
  const older = seen === null || standing.some(({ sha256 }) => sha256 === seen) ? [] : page.photos.filter(({ sha256 }) => sha256 === seen).slice(0, 1);
  const shown = [...standing, ...older];
  const at = Math.max(0, shown.findIndex(({ sha256 }) => sha256 === seen));
  const title = t('case.title', { number: stationNumber(page.station), name: page.village.name });
  return (
    <Page>
      <PageTitle title={title} over={<><Link to="/queue" search={{ event: contest.event.slug, region: page.village.path }}>{t('nav.queue')}</Link> · {contest.name}</>} tools={<CaseActions contest={contest} page={page} />} />
      <CaseFacts contest={contest} page={page} />
      <Standing contest={contest} page={page} />
      <div className={css.desk}>
        {shown.length === 0 ? <Sheet title={t('case.photos')}><p className="quiet">{t('case.photosNone')}</p></Sheet>
          : <div className={css.viewer}><PhotoViewer photos={shown} shown={at} onShow={(next) => setSeen(shown[next]?.sha256 ?? null)} name={title} /></div>}
        <div className={css.beside}>
          <EntryTable contest={contest} page={page} onShow={setSeen} />
          <Sheet title={t('case.history')} flush><Compared page={page} /><PhotoHistory contest={contest} page={page} onShow={setSeen} /></Sheet>
        </div>
      </div>
    </Page>
  );
}

/** Who held replaced photos against the figures that count. */
function Compared({ page: { compared } }: { page: Case }) {
  const { t, moment } = useWords();
  return compared.map(({ by, at, version, pages }) => <p key={at} className={css.none}>{t('case.compared', { by, at: moment(at), version, pages: pages.join(', ') })}</p>);
}

function CaseFacts({ contest, page }: { contest: ContestPage; page: Case }) {
  const { t, moment, time } = useWords();
  const fault = FAULTS.find((one) => one === page.asked);
  const missing = page.entries.filter(({ standing }) => standing === 'current').flatMap((entry) => entry.missing);
  const told = [
    ...(missing.length === 0 ? [] : [t('case.missingNow', { pages: pagesIn({ missing }) })]),
    ...(page.returnedTo ? [t(`case.returned.${page.returnedTo}`)] : []), ...(fault ? [t('case.asked', { why: t(`verify.fault.${fault}`) })] : []),
    ...(page.note === null ? [] : [t('case.note', { note: page.note })]), ...(page.reopenedFor === null || page.reopenedFor === page.note ? [] : [t('case.reopened', { reason: page.reopenedFor })]),
    t('case.looked'),
  ];
  return (
    <>
      <Facts facts={[
        { label: t('case.state'), value: t(`queue.state.${page.state}`), tone: page.state === 'different' || page.state === 'asked_again' ? 'warn' : undefined },
        { label: t('queue.since'), value: moment(page.since) },
        { label: t('case.round'), value: page.round },
        ...(page.accepted ? [{ label: t('case.accepted'), value: <Link to="/contests/$contest/sheets/$village/$station" params={{ contest: String(contest.id), village: page.village.path, station: String(page.station) }} search={{}}>{t('case.version', { number: page.accepted.version })}</Link>, note: t('case.versions') }] : []),
        ...(page.state === 'accepted' ? [] : [{ label: t('case.reader'), value: page.reader?.name ?? t('case.readerNone'), ...(page.reader ? { note: t('case.until', { time: time(page.reader.until) }) } : {}) }]),
      ]} />
      <div className={css.told}>{told.map((line) => <p key={line}>{line}</p>)}</div>
    </>
  );
}
