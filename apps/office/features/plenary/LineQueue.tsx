import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Choice } from '../../components/Choice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { mayChange } from './desk-mode.ts';
import { filtered, isFlagged, placeName, sameLine } from './lines.ts';
import { LINE_FILTERS, type LineFilter } from './search.ts';
import { LineBadge } from './StateBadge.tsx';
import { useAct } from './useAct.ts';
import type { LineRef, LineRow, LinesDone, PlenaryPage } from './wire.ts';
import css from './read.module.css';

type Props = { page: PlenaryPage; rows: readonly LineRow[]; at: LineRef | null; filter: LineFilter; onFilter: (filter: LineFilter) => void; onGo: (row: LineRow) => void };
const MOST = 100;
const keyOf = (row: LineRow): string => `${row.region.path}/${row.station}`;

/** All lines of the contest in the order of reading; those that were read aloud may be confirmed in one go. */
export function LineQueue({ page, rows, at, filter, onFilter, onGo }: Props) {
  const { t } = useWords();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const act = useAct<LinesDone>(() => setTicked(new Set()));
  const shown = filtered(rows, filter);
  const may = at !== null && mayChange(page, at.contest);
  const open = (row: LineRow): boolean => may && row.state === 'waiting' && row.mark !== null;
  const chosen = rows.filter((row) => ticked.has(keyOf(row)) && open(row)).slice(0, MOST);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => { list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }); }, [at?.region, at?.station]);
  const tick = (row: LineRow, on: boolean): void => setTicked((old) => { const next = new Set(old); if (on) next.add(keyOf(row)); else next.delete(keyOf(row)); return next; });
  const confirm = (): void => act.mutate({
    path: `/api/plenaries/${page.id}/lines/confirm-many`,
    body: { lines: chosen.map((row) => ({ contest: row.contest, region: row.region.path, station: row.station, after: row.changes, mark: row.mark })) },
  });
  return (
    <Sheet title={t('plenary.queue', { waiting: rows.filter(({ state }) => state === 'waiting').length, all: rows.length })}>
      <div className={css.queue}>
        <Choice label={t('plenary.filter')} hideLabel value={filter} options={LINE_FILTERS.map((value) => ({ value, label: t(`plenary.filter.${value}`) }))} onChange={onFilter} />
        {chosen.length > 0 && (
          <div className={css.many}>
            <p className="small">{t('plenary.manyAbout')}</p>
            <div className={css.tools}><Button size="compact-md" loading={act.isPending} onClick={confirm}>{t('plenary.confirmMany', { count: chosen.length })}</Button><Button size="compact-md" variant="default" onClick={() => setTicked(new Set())}>{t('plenary.untick')}</Button></div>
          </div>
        )}
        {act.error && <ProblemView error={act.error} />}
        {shown.length === 0 && <p className="quiet">{t('plenary.noLines')}</p>}
        <ul ref={list} className={css.rows} tabIndex={0} aria-label={t('plenary.queueLabel')}>
          {shown.map((row) => <QueueRow key={keyOf(row)} row={row} isHere={at !== null && sameLine(row, at.region, at.station)} ticked={open(row) ? ticked.has(keyOf(row)) : null} isLeading={page.may.lead} onTick={(on) => tick(row, on)} onGo={() => onGo(row)} />)}
        </ul>
      </div>
    </Sheet>
  );
}

type RowProps = { row: LineRow; /** Only those who lead know what is written beforehand. */ isLeading: boolean; isHere: boolean; ticked: boolean | null; onTick: (on: boolean) => void; onGo: () => void };

function QueueRow({ row, isLeading, isHere, ticked, onTick, onGo }: RowProps) {
  const { t } = useWords();
  const name = placeName(row.region.name, row.station);
  const notes = [
    row.state === 'waiting' && row.mark === null && isLeading ? t(row.station > 0 ? 'plenary.toType' : 'plenary.notAccepted') : '', row.statements > 0 ? t('plenary.statements', { count: row.statements }) : '', row.objections > 0 ? t('plenary.objectionCount', { count: row.objections }) : '',
    row.broken.join(' '), row.outdated ? t('plenary.outdatedShort') : '',
  ].filter((note) => note !== '');
  return (
    <li aria-current={isHere || undefined}>
      {ticked === null ? <span /> : <input type="checkbox" checked={ticked} aria-label={t('plenary.tick', { name })} onChange={(event) => onTick(event.currentTarget.checked)} />}
      <button type="button" onClick={onGo}>{name}{notes.length > 0 && <span className={css.sub}>{isFlagged(row) && <Icon name="warn" />} {notes.join(' · ')}</span>}</button>
      <LineBadge state={row.state} />
    </li>
  );
}
