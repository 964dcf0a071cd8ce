import { useMemo, useState } from 'react';
import type { ContestPage } from '../../api/types.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords, type Words } from '../../i18n/index.ts';
import { cellName, formOf } from '../sheets/form.ts';
import type { CaseEntry, CasePage } from './wire.ts';
import css from './queue.module.css';

type Cell = { readonly id: string; readonly place: string; readonly label: { id: string; en: string }; readonly differs: boolean };

/** What each said of every cell, side by side; what differs is marked. */
export function EntryTable({ contest, page }: { contest: ContestPage; page: CasePage }) {
  const words = useWords();
  const { t } = words;
  const [onlyDiffering, setOnly] = useState(page.differing.length > 0);
  const form = useMemo(() => formOf(contest), [contest]);
  const entries = page.entries;
  const cells = useMemo(() => form.cells.map(({ id }): Cell => {
    const said = entries.filter((entry) => entry.round === page.round && entry.standing !== 'superseded' && (entry.cells === null || entry.cells.includes(id))).map(({ figures }) => figures[id] ?? null);
    return { id, ...cellName(form, id), differs: new Set(said).size > 1 };
  }), [form, entries, page.round]);
  const rows = onlyDiffering ? cells.filter(({ differs }) => differs) : cells;
  return (
    <Sheet title={t('case.entries')} aside={<Checkbox label={t('case.onlyDiffering')} checked={onlyDiffering} onChange={setOnly} />} flush>
      {entries.length === 0 ? <p className={css.none}>{t('case.entriesNone')}</p>
        : <DataTable label={t('case.entries')} rows={rows} rowKey={({ id }) => id} columns={columns(words, entries)} />}
    </Sheet>
  );
}

const columns = (words: Words, entries: readonly CaseEntry[]): Column<Cell>[] => [
  { id: 'cell', label: words.t('case.cell'), head: words.t('case.cell'), cell: ({ place, label, differs }) => <><span className="codes">{place}</span> {words.text(label)}{differs && <> <span className={css.differs}>{words.t('case.differs')}</span></>}</> },
  ...entries.map((entry): Column<Cell> => ({
    id: String(entry.number), label: `${words.t(`case.kind.${entry.kind}`)}, ${entry.by}`, head: <EntryHead entry={entry} words={words} />, align: 'end',
    cell: ({ id, differs }) => <Figure entry={entry} cell={id} differs={differs && entry.standing === 'current'} words={words} />,
  })),
];

function Figure({ entry, cell, differs, words: { t, number } }: { entry: CaseEntry; cell: string; differs: boolean; words: Words }) {
  if (entry.cells !== null && !entry.cells.includes(cell)) return <span className="quiet small">{t('case.notAsked')}</span>;
  const figure = entry.figures[cell] ?? null;
  return <span className={differs ? css.differs : undefined}>{figure === null ? <span className="small">{t('case.absent')}</span> : number(figure)}</span>;
}

/** The pages whose named photo never arrived: '1, 3'. */
export const pagesIn = ({ missing }: Pick<CaseEntry, 'missing'>): string => [...new Set(missing.map(({ page }) => page))].sort((a, b) => a - b).join(', ');

/** Who said it, from what, when, and what its signature proves. */
function EntryHead({ entry, words: { t, moment } }: { entry: CaseEntry; words: Words }) {
  const isBad = entry.evidence === 'altered' || entry.evidence === 'forged';
  return (
    <span className={css.head}>
      <b>{t(`case.kind.${entry.kind}`)}</b>
      <span className="small">{t('case.entryNo', { number: entry.number })}</span>
      <span>{entry.by}</span>
      <span className="small">{moment(entry.receivedAt)}</span>
      {entry.standing !== 'current' && <span className="small">{t(`case.standing.${entry.standing}`)}</span>}
      {entry.round > 1 && <span className="small">{t('case.roundOf', { round: entry.round })}</span>}
      {entry.hash !== null && <span className={isBad ? css.warn : 'small'}>{entry.device !== null && `${entry.device}, `}{t(`case.evidence.${entry.evidence}`)}</span>}
      {entry.missing.length > 0 && <span className={css.warn}>{t('case.missing', { pages: pagesIn(entry) })}</span>}
      {entry.reason !== null && <span className="small">{t('case.reasonOf', { reason: entry.reason })}</span>}
    </span>
  );
}
