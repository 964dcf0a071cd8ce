import { Link } from '@tanstack/react-router';
import type { ContestPage, StationRow } from '../../api/types.ts';
import type { Column } from '../../components/DataTable.tsx';
import { FlagBadge } from '../../components/FlagBadge.tsx';
import { RuleFlag } from '../../components/RuleFlag.tsx';
import { Swatch } from '../../components/ShareBar.tsx';
import { stationNumber } from '../../components/station.ts';
import type { Words } from '../../i18n/index.ts';
import { colorOf, markOf } from '../recapitulation/figures.ts';

/** More contestants than this would push the flags out of sight. */
const FIT = 6;

/** The columns of the station list: which station, where, its flags, its votes, when it came in. */
export function stationColumns(contest: ContestPage, channel: string, words: Words): Column<StationRow>[] {
  const { t, number } = words;
  return [
    { id: 'station', label: 'TPS', head: 'TPS', cell: (row) => (
      <Link to="/contests/$contest/sheets/$village/$station" params={{ contest: String(contest.id), village: row.village.path, station: String(row.number) }} search={contest.channels.length > 1 ? { channel } : {}}>
        TPS {stationNumber(row.number)}, {row.village.name}
      </Link>
    ) },
    { id: 'flags', label: t('stations.flags'), head: t('stations.flags'), cell: (row) => <Flags row={row} channel={channel} words={words} /> },
    ...votes(contest, number),
    { id: 'voters', align: 'end', label: t('stations.voters'), head: t('stations.voters'), cell: (row) => (row.voters === null ? '–' : number(row.voters)) },
    { id: 'where', label: t('stations.where'), head: t('stations.where'), cell: (row) => [row.subdistrict, row.regency, row.province].filter(Boolean).join(', ') },
    { id: 'unit', label: t('stations.unit'), head: t('stations.unit'), cell: (row) => (row.unitType === 'regular' ? '' : t(`unit.${row.unitType}`)) },
    { id: 'at', label: t('stations.recordedAt'), head: t('stations.recordedAt'), cell: (row) => (row.recordedAt === null ? '–' : words.moment(row.recordedAt, row.village.path)) },
    { id: 'version', align: 'end', label: t('stations.version'), head: t('stations.version'), cell: (row) => row.version ?? '–' },
  ];
}

function Flags({ row, channel, words: { t } }: { row: StationRow; channel: string; words: Words }) {
  if (row.version === null) return <span className="quiet">{t(row.state === null ? 'stations.notIn' : channel === 'pleno' ? 'stations.unread' : row.state === 'awaited' ? 'stations.notIn' : 'stations.verifying')}</span>;
  if (row.broken.length === 0) return <FlagBadge severity="good">{t('stations.clean')}</FlagBadge>;
  return <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4, minInlineSize: '14rem', whiteSpace: 'normal' }}>{row.broken.map((code) => <RuleFlag key={code} code={code} />)}</span>;
}

function votes(contest: ContestPage, number: Words['number']): Column<StationRow>[] {
  if (contest.contestants.length > FIT) return [];
  return contest.contestants.map((contestant, index): Column<StationRow> => {
    const cell = contest.contestantCells[index] ?? '';
    return {
      id: cell, align: 'end', label: `${markOf(contestant)} ${contestant.name}`, head: <Swatch color={colorOf(contestant, index)} pattern={index} mark={markOf(contestant)} />,
      cell: (row) => { const figure = row.figures?.[cell] ?? null; return figure === null ? '–' : number(figure); },
    };
  });
}
