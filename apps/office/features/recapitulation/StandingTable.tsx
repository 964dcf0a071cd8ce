import { useState } from 'react';
import type { Official } from '../../api/types.ts';
import { Icon } from '../../components/Icon.tsx';
import { Swatch } from '../../components/ShareBar.tsx';
import { usePrinting } from '../../components/usePrinting.ts';
import { useWords } from '../../i18n/index.ts';
import { colorOf, differenceAt, markOf, ranked, type Line, type Standing } from './figures.ts';
import css from './StandingTable.module.css';

/** Up to this many contestants stand in the order of the ballot; more are ranked and folded. */
const FEW = 8;

/** Who has how many votes: pairs in the order of the ballot, many parties from the largest, the rest folded away. */
export function StandingTable({ line, official, missing }: { line: Line; official: Official | null; /** Stations whose figures are not in these sums. */ missing: number }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const printing = usePrinting();
  const many = line.standings.length > FEW;
  const order = many ? ranked(line.standings) : line.standings;
  const shown = many && !all && !printing ? order.slice(0, FEW) : order;
  return (
    <div>
      <div className={css.scroll} data-compared={official !== null || undefined}>
        <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('results.contestant')}</th>
            <th scope="col" data-align="end">{t('results.votes')}</th>
            <th scope="col" data-align="end">{t('results.share')}</th>
            {official && <th scope="col" data-align="end">{t('results.officialShort')}</th>}
            {official && <th scope="col" data-align="end">{t('results.difference')}</th>}
          </tr>
        </thead>
        <tbody>{shown.map((standing) => <StandingRow key={standing.cell} standing={standing} official={official} missing={missing} />)}</tbody>
      </table>
      </div>
      {many && (
        <button type="button" className={css.more} onClick={() => setAll(!all)} aria-expanded={all} data-print="never">
          {all ? t('results.showFewer', { count: FEW }) : t('results.showAll', { count: order.length })}
        </button>
      )}
    </div>
  );
}

function StandingRow({ standing, official, missing }: { standing: Standing; official: Official | null; missing: number }) {
  const words = useWords();
  const { contestant, index, cell, votes, share, leading } = standing;
  const theirs = official?.figures[cell];
  return (
    <tr data-leading={leading || undefined}>
      <th scope="row">
        <span className={css.name}>
          <Swatch color={colorOf(contestant, index)} pattern={index} mark={markOf(contestant)} />
          <span>{contestant.name}{leading && <span className={css.leading}><Icon name="leading" /> {missing > 0 ? words.t('results.leadingYet', { missing }) : words.t('results.leading')}</span>}</span>
        </span>
      </th>
      <td data-align="end">{votes === null ? '–' : words.number(votes)}</td>
      <td data-align="end">{share === null ? '–' : words.percent(share)}</td>
      {official && <td data-align="end">{theirs === undefined ? '–' : words.number(theirs)}</td>}
      {official && <td data-align="end"><Difference value={differenceAt(official, cell)} /></td>}
    </tr>
  );
}

/** Theirs minus ours, with its sign; an agreement is said in a word. */
export function Difference({ value }: { value: number | null }) {
  const { t, signed } = useWords();
  if (value === null) return <>–</>;
  return value === 0 ? <span className={css.same}>{t('results.same')}</span> : <b>{signed(value)}</b>;
}
