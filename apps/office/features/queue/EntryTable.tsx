import { useMemo, useState } from 'react';
import { cellWords } from '../../../../modules/forms/index.ts';
import type { ContestPage } from '../../api/types.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords, type Words } from '../../i18n/index.ts';
import { cellName, formOf } from '../sheets/form.ts';
import type { CaseEntry, CasePage } from './wire.ts';
import css from './queue.module.css';

type Cell = { readonly id: string; readonly page: number; readonly place: string; readonly label: { id: string; en: string }; readonly differs: boolean };

/** Pairs and candidates have names; parties are told by their number. */
const NAMED = /^(C\.[1-9]\d*|P\.\d+\.\d+)$/;

/** What each said of every cell, side by side; what differs is marked. */
export function EntryTable({ contest, page, onShow }: { contest: ContestPage; page: CasePage; onShow: (sha256: string) => void }) {
  const words = useWords();
  const { t } = words;
  const [onlyDiffering, setOnly] = useState(page.differing.length > 0);
  const [onlyReplaced, setReplaced] = useState(page.replacedPages.length > 0);
  const form = useMemo(() => formOf(contest), [contest]);
  const entries = page.entries;
  const cells = useMemo(() => form.cells.map(({ id, page: onPage }): Cell => {
    const said = entries.filter((entry) => entry.round === page.round && entry.standing !== 'superseded' && (entry.cells === null || entry.cells.includes(id))).map(({ figures }) => figures[id] ?? null);
    // Who has the paper before them needs few words, and the name of who was voted for.
    const { place, label } = cellName(form, id);
    return { id, page: onPage, place, label: NAMED.test(id) ? label : cellWords(form, id), differs: new Set(said).size > 1 };
  }), [form, entries, page.round]);
  const isReplaced = onlyReplaced && page.replacedPages.length > 0;
  const rows = cells.filter((cell) => (!onlyDiffering || cell.differs) && (!isReplaced || page.replacedPages.includes(cell.page)));
  return (
    <Sheet title={t('case.entries')} aside={<>
      {page.replacedPages.length > 0 && <Checkbox label={t('case.onlyReplaced', { pages: page.replacedPages.join(', ') })} checked={onlyReplaced} onChange={setReplaced} />}
      <Checkbox label={t('case.onlyDiffering')} checked={onlyDiffering} onChange={setOnly} />
    </>} flush>
      {entries.length === 0 ? <p className={css.none}>{t('case.entriesNone')}</p>
        : <DataTable label={t('case.entries')} rows={rows} rowKey={({ id }) => id} columns={columns(words, page, onShow)} />}
    </Sheet>
  );
}

const columns = (words: Words, { entries, accepted }: CasePage, onShow: (sha256: string) => void): Column<Cell>[] => [
  { id: 'cell', label: words.t('case.cell'), head: words.t('case.cell'), cell: ({ place, label, differs }) => <><span className="codes">{place}</span> {words.text(label)}{differs && <> <span className={css.differs}>{words.t('case.differs')}</span></>}</> },
  ...(accepted === null ? [] : [{ id: 'accepted', label: words.t('case.accepted'), head: <AcceptedHead accepted={accepted} words={words} />, align: 'end' as const, cell: ({ id }: Cell) => <Said figure={accepted.figures[id] ?? null} words={words} /> }]),
  ...entries.map((entry): Column<Cell> => ({
    id: String(entry.number), label: `${words.t(`case.kind.${entry.kind}`)}, ${entry.by}`, head: <EntryHead entry={entry} words={words} onShow={onShow} />, align: 'end',
    cell: ({ id, differs }) => <Figure entry={entry} cell={id} differs={differs && entry.standing === 'current'} words={words} />,
  })),
];

function Figure({ entry, cell, differs, words }: { entry: CaseEntry; cell: string; differs: boolean; words: Words }) {
  if (entry.cells !== null && !entry.cells.includes(cell)) return <span className="quiet small">{words.t('case.notAsked')}</span>;
  return <span className={differs ? css.differs : undefined}><Said figure={entry.figures[cell] ?? null} words={words} /></span>;
}

const Said = ({ figure, words: { t, number } }: { figure: number | null; words: Words }) => (figure === null ? <span className="small">{t('case.absent')}</span> : <>{number(figure)}</>);

/** The figures that count, whoever said them. */
const AcceptedHead = ({ accepted: { version, since }, words: { t, moment } }: { accepted: NonNullable<CasePage['accepted']>; words: Words }) => (
  <span className={css.head}><b>{t('case.accepted')}</b><span className="small">{t('case.version', { number: version })}</span><span className="small">{moment(since)}</span></span>
);

/** The pages whose named photo never arrived: '1, 3'. */
export const pagesIn = ({ missing }: Pick<CaseEntry, 'missing'>): string => [...new Set(missing.map(({ page }) => page))].sort((a, b) => a - b).join(', ');

/** Who said it, from what, when, and what its signature proves. */
function EntryHead({ entry, words, onShow }: { entry: CaseEntry; words: Words; onShow: (sha256: string) => void }) {
  const { t, moment } = words;
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
      <PhotosOf entry={entry} words={words} onShow={onShow} />
      {entry.missing.length > 0 && <span className={css.warn}>{t('case.missing', { pages: pagesIn(entry) })}</span>}
      {entry.reason !== null && <span className="small">{t('case.reasonOf', { reason: entry.reason })}</span>}
    </span>
  );
}

/** The pictures that it was read from, each a press away, also where another one stands for the page now. */
function PhotosOf({ entry: { photos }, words: { t }, onShow }: { entry: CaseEntry; words: Words; onShow: (sha256: string) => void }) {
  const arrived = photos.filter(({ standing }) => standing !== null);
  if (arrived.length === 0) return null;
  return (
    <span className="small">{t('case.readFrom')} {arrived.map(({ page, sha256, standing }, at) => (
      <span key={`${page} ${sha256}`}>{at > 0 && ', '}<button type="button" className={css.link} title={sha256} aria-label={t('case.openOf', { page })} onClick={() => onShow(sha256)}>{page}</button>{standing !== 'current' && ` (${t(`case.standing.${standing ?? 'moved'}`)})`}</span>
    ))}</span>
  );
}
