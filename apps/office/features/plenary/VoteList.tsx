import type { CSSProperties } from 'react';
import { Written } from './BeamerFix.tsx';
import { useWords } from '../../i18n/index.ts';
import { widthOf, type BeamerRow, type Fix } from './beamer.ts';
import css from './beamer.module.css';

const FEW = 8;

/** In one column, or in two or three where there are many; the type is as large as the rows allow. */
export function VoteList({ rows, fixOf, isTight = false }: { rows: readonly BeamerRow[]; fixOf?: (at: number) => Fix | undefined; /** Where groups share the screen. */ isTight?: boolean }) {
  const { number } = useWords();
  const columns = rows.length > FEW ? (isTight ? 3 : 2) : 1;
  const written = (value: number | null | undefined): string => (value == null ? '–' : number(value));
  const { ems, twoLines } = widthOf(rows.map(({ name, value }, at) => {
    const fix = fixOf?.(at);
    return { name, figures: fix ? `${written(fix.before)} > ${written(fix.after)}` : written(value) };
  }));
  return (
    <div className={css.votesRoom}>
      <ol className={css.votes} data-many={columns > 1 || undefined} data-tight={isTight || undefined} data-two={twoLines || undefined} data-fixed={rows.some((_row, at) => fixOf?.(at) !== undefined) || undefined} style={{ '--rows': Math.ceil(rows.length / columns), '--columns': columns, '--ems': ems } as CSSProperties}>
        {rows.map((row, at) => {
          const fix = fixOf?.(at);
          return (
            <li key={row.mark} data-corrected={fix !== undefined || undefined}>
              <b className={css.number}>{row.mark}</b><span className={css.name}>{row.name}</span>
              <span className={css.value}><Written value={row.value} fix={fix} /></span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
