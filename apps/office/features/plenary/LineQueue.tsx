import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type CSSProperties } from 'react';
import { Choice } from '../../components/Choice.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { mayChange } from './desk-mode.ts';
import { JumpField } from './JumpField.tsx';
import { filtered, hasUnanswered, isFlagged, isOneOfMany, sameLine } from './lines.ts';
import { QueueRow } from './QueueRow.tsx';
import { LINE_FILTERS, type LineFilter } from './search.ts';
import { Unsent } from './Unsent.tsx';
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
  const may = at !== null && mayChange(page, at.contest);
  const open = (row: LineRow): boolean => may && isOneOfMany(row);
  const isOpen = hasUnanswered(page);
  const flagged = rows.filter((row) => isFlagged(row, isOpen)).length;
  const chosen = rows.filter((row) => ticked.has(keyOf(row)) && open(row)).slice(0, MOST);
  const tick = (row: LineRow, on: boolean): void => setTicked((old) => { const next = new Set(old); if (on) next.add(keyOf(row)); else next.delete(keyOf(row)); return next; });
  const confirm = (): void => act.mutate({
    path: `/api/plenaries/${page.id}/lines/confirm-many`,
    body: { lines: chosen.map((row) => ({ contest: row.contest, region: row.region.path, station: row.station, after: row.changes, mark: row.mark })) },
  });
  return (
    <Sheet title={t('plenary.queue', { waiting: rows.filter(({ state }) => state === 'waiting').length, all: rows.length })}>
      <div className={css.queue}>
        <JumpField rows={rows} at={at} onGo={onGo} />
        <Choice label={t('plenary.filter')} hideLabel value={filter} options={LINE_FILTERS.map((value) => ({ value, label: value === 'flagged' && flagged > 0 ? `${t('plenary.filter.flagged')} (${flagged})` : t(`plenary.filter.${value}`) }))} onChange={onFilter} />
        {chosen.length > 0 && (
          <div className={css.many}>
            <p className="small">{t('plenary.manyAbout')}</p>
            <div className={css.tools}><Button size="compact-md" loading={act.isPending} onClick={confirm}>{t('plenary.confirmMany', { count: chosen.length })}</Button><Button size="compact-md" variant="default" onClick={() => setTicked(new Set())}>{t('plenary.untick')}</Button></div>
          </div>
        )}
        {act.error && <Unsent error={act.error} what={t('plenary.confirmMany', { count: chosen.length })} busy={act.isPending} onSend={confirm} />}
        <Rows rows={filtered(rows, filter, isOpen)} isFlagged={(row) => isFlagged(row, isOpen)} at={at} isLeading={page.may.lead} ticked={(row) => (open(row) ? ticked.has(keyOf(row)) : null)} onTick={tick} onGo={onGo} />
      </div>
    </Sheet>
  );
}

type RowsProps = { rows: readonly LineRow[]; isFlagged: (row: LineRow) => boolean; at: LineRef | null; isLeading: boolean; ticked: (row: LineRow) => boolean | null; onTick: (row: LineRow, on: boolean) => void; onGo: (row: LineRow) => void };
const ROW_HEIGHT = 58;
const OVERSCAN = 8;

/** Hundreds of lines, of which only those in sight are drawn; the one on the desk is always in sight. */
function Rows({ rows, isFlagged: flags, at, isLeading, ticked, onTick, onGo }: RowsProps) {
  const { t } = useWords();
  const list = useRef<HTMLUListElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => list.current, estimateSize: () => ROW_HEIGHT, overscan: OVERSCAN, getItemKey: (index) => { const row = rows[index]; return row ? keyOf(row) : index; } });
  const here = at === null ? -1 : rows.findIndex((row) => sameLine(row, at.region, at.station));
  useEffect(() => { if (here >= 0) virtual.scrollToIndex(here, { align: 'auto' }); }, [here, virtual]);
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  return (
    <>
      {rows.length === 0 && <p className="quiet">{t('plenary.noLines')}</p>}
      <ul ref={list} className={css.rows} style={{ '--high': `${virtual.getTotalSize()}px` } as CSSProperties} tabIndex={0} aria-label={t('plenary.queueLabel')}>
        {first && first.start > 0 && <li aria-hidden="true" className={css.space} style={{ blockSize: first.start }} />}
        {items.map(({ index }) => {
          const row = rows[index];
          return row && <QueueRow key={keyOf(row)} ref={virtual.measureElement} row={row} isFlagged={flags(row)} index={index} of={rows.length} isHere={index === here} ticked={ticked(row)} isLeading={isLeading} onTick={(on) => onTick(row, on)} onGo={() => onGo(row)} />;
        })}
        {last && <li aria-hidden="true" className={css.space} style={{ blockSize: virtual.getTotalSize() - last.end }} />}
      </ul>
    </>
  );
}
