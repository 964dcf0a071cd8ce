import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EventSummary } from '../../api/types.ts';
import { useContestsAt } from '../../api/useContests.ts';
import { useRightsIn } from '../../api/useRights.ts';
import { stationOf } from '../../components/station.ts';
import type { OverviewSearch } from './search.ts';
import type { OutlierCode, OverviewRow } from './wire.ts';

type Props = { event: EventSummary; row: Pick<OverviewRow, 'path' | 'states' | 'level'>; search: OverviewSearch; children: ReactNode; className?: string | undefined; title?: string | undefined; onLook?: (() => void) | undefined };

/** One step down: a region's own overview; of a station its sheet, or its case while people still read it. */
export function PlaceLink({ event, row, search, children, className, title, onLook }: Props) {
  const rights = useRightsIn(event);
  const more = { className, title, onFocus: onLook, onMouseEnter: onLook };
  const station = stationOf(row.path);
  const here = useContestsAt(event, station && search.contest === undefined ? [station.village] : []).data;
  if (!station) return <Link to="/overview" search={{ ...search, event: event.slug, region: row.path, q: undefined }} {...more}>{children}</Link>;
  const contest = search.contest ?? here?.[0]?.id;
  const params = { contest: String(contest), village: station.village, station: String(station.number) };
  const waits = row.states !== null && row.states.awaited === 0 && row.states.accepted === 0;
  if (contest !== undefined && waits && rights.may('sheets.supervise', station.village)) return <Link to="/queue/$contest/$village/$station" params={params} {...more}>{children}</Link>;
  if (contest !== undefined && rights.may('sheets.read', row.path)) return <Link to="/contests/$contest/sheets/$village/$station" params={params} search={{}} {...more}>{children}</Link>;
  return <span className={className} title={title}>{children}</span>;
}

/** From how many stand out for one reason to which stations they are; of a station to its sheet. */
export function OutlierLink({ event, row, search, children, code }: Props & { code: OutlierCode }) {
  const mayList = useRightsIn(event).may('sheets.read', row.path);
  if (!mayList) return <>{children}</>;
  if (stationOf(row.path)) return <PlaceLink event={event} row={row} search={search}>{children}</PlaceLink>;
  return <Link to="/overview" search={{ ...search, event: event.slug, region: row.path, tab: 'outliers', code, q: undefined }}>{children}</Link>;
}
