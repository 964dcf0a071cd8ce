import { memo } from 'react';
import type { Cell, Row } from '../../../../modules/forms/index.ts';
import type { SumBeside } from '../../entry/sheet-form.ts';
import { Mark } from '../../components/Mark.tsx';
import { inFigures, inWords } from '../../numbers/words.ts';
import { useWords, type Words } from '../../words/useWords.ts';
import { Boxes } from './Boxes.tsx';

/** What a figure is called aloud. */
export const spoken = (value: number | null | undefined, { lang, t }: Words): string =>
  value === undefined ? t('entry.unset') : value === null ? t('entry.isEmpty') : inWords(value, lang);

/** What stands in the boxes is part of the name, so that whoever speaks to the phone can say what they see. */
const nameOf = ({ place }: Row, { label }: Cell, value: number | null | undefined, words: Words): string =>
  `${place} ${words.text(label)}${value ? ` ${value}` : ''}: ${spoken(value, words)}`;

export type RowFigures = readonly { readonly cell: Cell; readonly value: number | null | undefined; readonly sum: SumBeside | null }[];

type Props = { readonly row: Row; readonly figures: RowFigures; readonly current: string; readonly notes: readonly { readonly hard: boolean; readonly words: string }[]; readonly onPick: (cell: string) => void };

/** One row of the paper: its number, its words, its boxes; below it what adds up and what does not. */
export const RowLine = memo(function RowLine({ row, figures, current, notes, onPick }: Props) {
  const words = useWords();
  const isSplit = figures.some(({ cell }) => cell.column !== null);
  return (
    <li className="paper-row" data-split={isSplit}>
      <p className="paper-label"><b className="place">{row.place}</b> {words.text(row.label)}</p>
      <div className="paper-cells">
        {figures.map(({ cell, value }) => (
          <button
            key={cell.id} type="button" className="cell" data-cell={cell.id} aria-pressed={current === cell.id}
            aria-label={nameOf(row, cell, value, words)} onClick={() => onPick(cell.id)}
          >
            {cell.column && <span className="column" aria-hidden="true">{words.t(`entry.column.${cell.column}`)}</span>}{' '}
            <Boxes value={value} />
          </button>
        ))}
      </div>
      {/* What does not match stands nearest to the boxes: on a small phone the rest lies below the keys. */}
      <Sums figures={figures.filter(({ sum }) => sum?.state === 'differs')} words={words} />
      {[...notes].sort((a, b) => Number(b.hard) - Number(a.hard)).map((note) => <p key={note.words} className={note.hard ? 'paper-note hard' : 'paper-note'}><Mark name={note.hard ? 'hard' : 'warn'} /> {note.words}</p>)}
      <Sums figures={figures.filter(({ sum }) => sum?.state !== 'differs')} words={words} />
    </li>
  );
}, isSame);

function Sums({ figures, words: { t, lang } }: { figures: RowFigures; words: Words }) {
  return figures.map(({ cell, sum }) => sum && (
    <p key={cell.id} className="paper-sum" data-state={sum.state}>
      {cell.column && `${t(`entry.column.${cell.column}`)} · `}
      {sum.state !== 'open' && <Mark name={sum.state === 'same' ? 'done' : 'differs'} />}{' '}
      {t(sum.state === 'same' ? 'entry.sumSame' : sum.state === 'differs' ? 'entry.sumDiffers' : 'entry.sum', { sum: inFigures(sum.sum, lang) })}
    </p>
  ));
}

/** A key press changes one row or two: the others are not drawn again. */
function isSame(a: Props, b: Props): boolean {
  const isIn = ({ row, current }: Props): string | null => (row.cells.includes(current) ? current : null);
  return a.row === b.row && isIn(a) === isIn(b) && a.onPick === b.onPick && a.notes.length === b.notes.length && a.notes.every((note, at) => note.words === b.notes[at]?.words)
    && a.figures.length === b.figures.length && a.figures.every((one, at) => one.value === b.figures[at]?.value && one.sum?.sum === b.figures[at]?.sum?.sum && one.sum?.state === b.figures[at]?.sum?.state);
}
