import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { contest as contestQuery, sheet as sheetQuery } from '../../api/queries.ts';
import { covers } from '../../api/rights.ts';
import { useRightsIn } from '../../api/useRights.ts';
import type { ContestPage, Recorded, SheetPage as Page_ } from '../../api/types.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { RegionTrail } from '../../components/RegionTrail.tsx';
import { stationNumber } from '../../components/station.ts';
import { useKeys } from '../../components/useKeys.ts';
import { ClockOf } from '../../i18n/ClockOf.tsx';
import { useWords } from '../../i18n/index.ts';
import { SheetStatements } from '../mandates/SheetStatements.tsx';
import { usualChannel } from '../recapitulation/channel.ts';
import { NotYours } from '../recapitulation/OwnPlaces.tsx';
import { CorrectionForm } from './CorrectionForm.tsx';
import { formOf } from './form.ts';
import { SheetTitle } from './SheetTitle.tsx';
import { SheetView } from './SheetView.tsx';
import { useVersions } from './useVersions.ts';
import css from './SheetPage.module.css';

const route = getRouteApi('/contests/$contest/sheets/$village/$station');

/** One station's sheet: as written, what does not add up, how it came to be, and the way to correct it. */
export function SheetPage() {
  const params = route.useParams();
  const search = route.useSearch();
  const id = Number(params.contest);
  const contest = useQuery(contestQuery(id));
  const channel = search.channel ?? usualChannel(contest.data?.channels ?? []);
  const rights = useRightsIn(contest.data?.event);
  const mayRead = rights.may('sheets.read', `${params.village}/${params.station}`);
  const page = useQuery({ ...sheetQuery(id, params.village, Number(params.station), channel), enabled: mayRead });
  const failed = contest.error ?? page.error;
  if (contest.data && !mayRead) return <NotYours contest={contest.data} places={rights.placesWithin('sheets.read', contest.data.region.path)} />;
  // The key gives every station a fresh screen: nothing typed for one may appear under another.
  if (contest.data && page.data) return <ClockOf path={page.data.village.path}><Station key={`${params.village}/${params.station}/${channel}`} contest={contest.data} page={page.data} /></ClockOf>;
  if (failed) return <PageProblem error={failed} onRetry={() => (contest.error ? contest.refetch() : page.refetch())} />;
  return <Page><Loading lines={12} /></Page>;
}

function Station({ contest, page }: { contest: ContestPage; page: Page_ }) {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate();
  const rights = useRightsIn(contest.event);
  const form = useMemo(() => formOf(contest), [contest]);
  const [outcome, setOutcome] = useState<Recorded['results'][number] | null>(null);
  const params = { contest: String(contest.id), village: page.village.path };
  const versions = useVersions(contest.id, page, search.version);
  const current = page.versions.find((version) => version.current) ?? null;
  const shown = versions.all.find((version) => String(version.version) === search.version) ?? current;
  const stationPath = (number: number): string => `${page.village.path}/${number}`;
  // Figures that come by verification are typed on phones and read again: the server takes none here, so none are asked for.
  const isDirect = contest.event.publication === 'as_recorded';
  const mayRecord = isDirect && rights.may('sheets.record', stationPath(page.station.number));
  const readable = (number: number | null): number | null => (number !== null && rights.may('sheets.read', stationPath(number)) ? number : null);
  const [previous, next] = [readable(page.previous), readable(page.next)];
  const mayOpen = (path: string): boolean => rights.may('recapitulation.read', path);
  const editing = search.edit === '1';

  const open = (station: number | null) => (): unknown => (station === null || editing ? false
    : void navigate({ to: route.id, params: { ...params, station: String(station) }, search: { channel: search.channel } }));
  const edit = (on: boolean): void => void navigate({ to: route.id, params: { ...params, station: String(page.station.number) }, search: { channel: search.channel, edit: on ? '1' : undefined }, replace: true });
  useKeys({
    j: open(next), ArrowRight: open(next), k: open(previous), ArrowLeft: open(previous),
    u: () => (mayOpen(page.village.path) ? void navigate({ to: '/contests/$contest/results', params, search: { region: page.village.path, channel: search.channel } }) : false),
  });

  return (
    <Page>
      <RegionTrail
        ancestors={[...page.ancestors.filter((one) => covers(contest.region.path, one.path) && one.path !== page.village.path), page.village]}
        here={t('sheet.title', { number: stationNumber(page.station.number) })}
        link={(region, name) => (mayOpen(region.path) ? <Link to="/contests/$contest/results" params={params} search={{ region: region.path, channel: search.channel }}>{name}</Link> : <span>{name}</span>)}
      />
      <SheetTitle contest={contest} page={{ ...page, previous, next }} mayOpenVillage={mayOpen(page.village.path)} canEdit={mayRecord && !editing} recorded={current !== null} onEdit={() => edit(true)} />
      {outcome && <p className={css.outcome} role="status"><Icon name="good" /> {t(`sheet.outcome.${outcome.outcome}`, { version: outcome.version })}</p>}
      {shown && page.state !== null && page.state !== 'accepted' && <p className={css.again} role="status">{t('sheet.again')}</p>}
      {editing && !mayRecord && <CannotRecord isDirect={isDirect} />}
      {editing && mayRecord && (
        <CorrectionForm
          contest={contest} page={page} form={form} current={current}
          onDone={(result) => { setOutcome(result); edit(false); }} onCancel={() => edit(false)}
        />
      )}
      {!(editing && mayRecord) && (shown
        ? <SheetView versions={versions} form={form} version={shown} />
        : <NoSheet contest={contest} page={page} />)}
      <SheetStatements contest={contest} form={form} village={page.village.path} station={page.station.number} />
    </Page>
  );
}

/** An address of the form, kept from elsewhere: nothing is typed here, and why. */
function CannotRecord({ isDirect }: { isDirect: boolean }) {
  const { t } = useWords();
  return <EmptyState title={t(isDirect ? 'sheet.noRight' : 'sheet.verified')} fix={t(isDirect ? 'sheet.noRightFix' : 'sheet.verifiedFix')} />;
}

/** Why no figure is here: nothing came, it is being verified (publication rule: the state, never a number), or it was not read in a plenary. */
function NoSheet({ contest, page }: { contest: ContestPage; page: Page_ }) {
  const { t } = useWords();
  const why = page.state === 'awaited' ? 'awaited' : page.state !== null ? 'verifying' : contest.event.publication !== 'as_recorded' && page.channel === 'pleno' ? 'unread' : 'missing';
  return <EmptyState title={t(`sheet.${why}`)} fix={t(`sheet.${why}Fix`)} />;
}
