import type { ContestPage } from '../../api/types.ts';
import { useWords } from '../../i18n/index.ts';
import { sumsOf, votesOf } from './beamer.ts';
import type { LinePage } from './wire.ts';
import css from './read.module.css';

/** Names stand in the strip where they are short or few; else the numbers of the ballot do. */
const [SHORT, FEW] = [14, 3];

/** The votes of a line in one strip beside its deeds, so that none is confirmed whose votes were never on the screen. */
export function VotesStrip({ line, contest }: { line: LinePage; contest: ContestPage }) {
  const { t, number } = useWords();
  const figures = line.state === 'waiting' ? line.written?.figures ?? line.figures : line.figures ?? line.written?.figures;
  if (!figures) return null;
  const write = (value: number | null | undefined): string => (value == null ? '–' : number(value));
  const rows = votesOf(contest, figures);
  const isNamed = rows.length <= FEW || rows.every(({ name }) => name.length <= SHORT);
  const { valid, invalid, all } = sumsOf(figures);
  return (
    <dl className={css.strip} aria-label={t('verify.contest')}>
      {rows.map(({ mark, name, value }) => <div key={mark} title={name}><dt><b>{mark}</b> <span className={isNamed ? css.stripName : 'hidden-words'}>{name}</span></dt><dd>{write(value)}</dd></div>)}
      {([['plenary.valid', valid], ['plenary.invalid', invalid], ['plenary.allVotes', all]] as const).map(([key, value]) => <div key={key} data-sum><dt>{t(key)}</dt><dd>{write(value)}</dd></div>)}
    </dl>
  );
}
