import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ContestSummary, RegionRef } from '../../api/types.ts';
import type { Column } from '../../components/DataTable.tsx';
import { FlagBadge } from '../../components/FlagBadge.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useWords, type Words } from '../../i18n/index.ts';
import { HALL_OUT } from '../../i18n/rooms/hall-out.ts';
import { PLENARIES_WAIT } from '../../i18n/rooms/plenaries-wait.ts';
import { fill } from '../../../../kernel/text.ts';
import { LineProgress } from './LineProgress.tsx';
import { CertificateBadge, PlenaryBadge } from './StateBadge.tsx';
import { waitingHere } from './waits.ts';
import type { PlenaryRow } from './wire.ts';
import css from './plenary.module.css';

type Needs = { words: Words; contests: readonly ContestSummary[]; region: string; mayPlan: (path: string) => boolean; onPlan: (region: RegionRef) => void; onGo: (path: string) => void };

/** A laptop of a hall carries it: who, and since when by the clock of its place. */
function OutNote({ row: { out, region } }: { row: PlenaryRow }) {
  const { text, moment } = useWords();
  return out && <span className={css.outNote}><Icon name="warn" /> <b>{text(HALL_OUT.short)}</b> <span>{fill(text(HALL_OUT.shortSince), { carrier: out.carrier, time: moment(out.takenAt, region.path) })}</span></span>;
}

/** One row per region: its plenary if there is one, else the way to plan it. */
export function plenaryColumns({ words: { t, text, number }, contests, region, mayPlan, onPlan, onGo }: Needs): Column<PlenaryRow>[] {
  const nameOf = (row: PlenaryRow): string => (row.region.path === '' ? t('region.nation') : row.region.name);
  const contestOf = new Map(contests.map(({ id, name }) => [id, name]));
  const tools = (row: PlenaryRow) => (
    <span className={css.tools}>
      {row.id === null && mayPlan(row.region.path) && <Button size="compact-sm" variant={row.region.path === region ? 'filled' : 'default'} onClick={() => onPlan(row.region)} aria-label={t('plenary.planAt', { name: nameOf(row) })}>{t('plenary.plan')}</Button>}
      {row.region.path !== region && row.level !== 'subdistrict' && row.level !== 'overseas' && <Button size="compact-sm" variant="default" onClick={() => onGo(row.region.path)} aria-label={t('plenary.belowOf', { name: nameOf(row) })}>{t('plenary.below')}</Button>}
    </span>
  );
  return [
    {
      id: 'region', head: t('plenary.region'), label: t('plenary.region'),
      cell: (row) => (
        <>
          {row.id === null ? nameOf(row) : <Link to="/plenaries/$id" params={{ id: String(row.id) }} search={{}}>{nameOf(row)}</Link>}
          <span className={css.under}>{t(`plenary.level.${row.level}`)}</span>
          {/* A phone shows no column beside this one: what counts and what can be done stand here. */}
          <span className={css.narrow}>
            {row.lines > 0 && <span className="small">{t('plenary.linesHead')}: {t('plenary.ofAll', { done: row.done, all: row.lines })}</span>}
            {row.openObjections > 0 && <span className="small">{t('plenary.objectionsOpen')}: {number(row.openObjections)}</span>}
            {tools(row)}
          </span>
        </>
      ),
    },
    { id: 'state', head: t('plenary.stateHead'), label: t('plenary.stateHead'), cell: (row) => <><PlenaryBadge state={row.state} />{waitingHere(row, mayPlan).length > 0 && <span className={css.outNote}><Icon name="warn" /> <b>{text(PLENARIES_WAIT.here)}</b></span>}<OutNote row={row} /></> },
    { id: 'lines', head: t('plenary.linesHead'), label: t('plenary.linesHead'), cell: (row) => (row.lines === 0 ? <span className="quiet">–</span> : <LineProgress slim done={row.done} all={row.lines} />) },
    {
      id: 'certificates', head: t('plenary.certificates'), label: t('plenary.certificates'),
      cell: (row) => (row.certificates.length === 0 ? <span className="quiet">–</span> : (
        <ul className={css.certs}>{row.certificates.map(({ contest, state }) => <li key={contest}><span className="small">{contestOf.get(contest) ?? contest}</span> <CertificateBadge state={state} /></li>)}</ul>
      )),
    },
    { id: 'objections', head: t('plenary.objectionsOpen'), label: t('plenary.objectionsOpen'), align: 'end', cell: (row) => (row.openObjections > 0 ? <FlagBadge severity="warn">{number(row.openObjections)}</FlagBadge> : '0') },
    { id: 'field', head: <span className={css.headName}>{t('plenary.fieldObjections')}</span>, label: t('plenary.fieldObjections'), align: 'end', cell: (row) => (row.fieldObjections > 0 ? <FlagBadge severity="warn">{number(row.fieldObjections)}</FlagBadge> : '0') },
    { id: 'alarms', head: t('plenary.alarms'), label: t('plenary.alarms'), align: 'end', cell: (row) => (row.alarms > 0 ? <FlagBadge severity="warn">{number(row.alarms)}</FlagBadge> : '0') },
    {
      id: 'act', head: <span className="hidden-words">{t('plenary.acts')}</span>, label: t('plenary.acts'),
      cell: (row) => <span className={css.broad}>{tools(row)}</span>,
    },
  ];
}
