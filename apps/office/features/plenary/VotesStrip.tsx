import type { ContestPage } from '../../api/types.ts';
import { useWords } from '../../i18n/index.ts';
import { sumsOf, votesOf } from './beamer.ts';
import { columnsOf, type Side } from './sides.ts';
import type { LinePage, PlenaryLevel } from './wire.ts';
import css from './read.module.css';

/** Names stand in the strip where they are short or few; else the numbers of the ballot do. */
const [SHORT, FEW] = [14, 3];

/** The votes of a line in one strip beside its deeds, so that none is confirmed whose votes were never on the screen. */
export function VotesStrip({ line, contest, level }: { line: LinePage; contest: ContestPage; level: PlenaryLevel }) {
  const { t, number } = useWords();
  const figures = line.state === 'waiting' ? line.written?.figures ?? line.figures : line.figures ?? line.written?.figures;
  if (!figures) return null;
  const write = (value: number | null | undefined): string => (value == null ? '–' : number(value));
  const rows = votesOf(contest, figures);
  const isNamed = rows.length <= FEW || rows.every(({ name }) => name.length <= SHORT);
  const { valid, invalid, all } = sumsOf(figures);
  const sides = columnsOf(line, level);
  const others = (cell: string): string => othersOf(sides, cell, figures[cell] ?? null).map(write).join(', ');
  return (
    <dl className={css.strip} aria-label={t('verify.contest')}>
      {rows.map(({ mark, name, value }, at) => <div key={mark} title={name} data-differs={others(contest.contestantCells[at] ?? '') !== '' || undefined}><dt><b>{mark}</b> <span className={isNamed ? css.stripName : 'hidden-words'}>{name}</span></dt><dd>{write(value)}<Otherwise values={others(contest.contestantCells[at] ?? '')} /></dd></div>)}
      {([['plenary.valid', valid, 'V1'], ['plenary.invalid', invalid, 'V2'], ['plenary.allVotes', all, 'V3']] as const).map(([key, value, cell]) => <div key={key} data-sum data-differs={others(cell) !== '' || undefined}><dt>{t(key)}</dt><dd>{write(value)}<Otherwise values={others(cell)} /></dd></div>)}
    </dl>
  );
}

/** What else is said of a box, each figure once. */
const othersOf = (sides: readonly Side[], cell: string, shown: number | null): (number | null)[] =>
  [...new Set(sides.some(({ differs }) => differs.has(cell)) ? sides.filter(({ figures }) => figures[cell] !== undefined).map(({ figures }) => figures[cell] ?? null) : [])].filter((value) => value !== shown);

function Otherwise({ values }: { values: string }) {
  const { t } = useWords();
  return values !== '' && <span className={css.otherwise}> ≠<span className="hidden-words"> {t('plenary.differsHere')}</span> {values}</span>;
}
