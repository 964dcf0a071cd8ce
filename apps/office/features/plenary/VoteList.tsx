import type { CSSProperties } from 'react';
import { Written } from './BeamerFix.tsx';
import type { BeamerRow, Fix } from './beamer.ts';
import css from './beamer.module.css';

const FEW = 8;

/** In one column, or in two or three where there are many; the type is as large as the rows allow. */
export function VoteList({ rows, fixOf, isTight = false }: { rows: readonly BeamerRow[]; fixOf?: (at: number) => Fix | undefined; /** Where groups share the screen. */ isTight?: boolean }) {
  const columns = rows.length > FEW ? (isTight ? 3 : 2) : 1;
  return (
    <div className={css.votesRoom}>
      <ol className={css.votes} data-many={columns > 1 || undefined} data-tight={isTight || undefined} style={{ '--rows': Math.ceil(rows.length / columns), '--columns': columns } as CSSProperties}>
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
