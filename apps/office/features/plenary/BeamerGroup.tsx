import { useQuery } from '@tanstack/react-query';
import type { CSSProperties } from 'react';
import { contest as contestQuery } from '../../api/queries.ts';
import type { ContestPage } from '../../api/types.ts';
import { useWords } from '../../i18n/index.ts';
import { sumsOf, votesOf, type BeamerRow } from './beamer.ts';
import { lineName } from './lines.ts';
import { BEAMER_MILLISECONDS, line as lineQuery } from './queries.ts';
import type { Group, LinePage, LineRef, PlenaryPage } from './wire.ts';
import css from './beamer.module.css';

/** One group's part of the screen: the line it reads, or that it reads none. */
export function BeamerGroup({ page, group }: { page: PlenaryPage; group: Group }) {
  const { t } = useWords();
  return (
    <section className={css.group} aria-label={group.name}>
      {page.groups.length > 1 && <p className={css.groupName}>{group.name}</p>}
      {group.showing ? <Shown page={page} line={group.showing} /> : <p className={css.dark}>{t(page.state === 'planned' ? 'plenary.state.planned' : 'plenary.screenDark')}</p>}
    </section>
  );
}

function Shown({ page, line }: { page: PlenaryPage; line: LineRef }) {
  const { t } = useWords();
  const shown = useQuery(lineQuery(page.id, line, undefined, BEAMER_MILLISECONDS));
  const contest = useQuery(contestQuery(line.contest));
  const contestName = page.contests.find((one) => one.contest === line.contest)?.name;
  return (
    <>
      <h2 className={css.place}>{lineName(line, page)}</h2>
      <p className={css.contest}>{contestName} {shown.data && <b className={css.mark} data-state={shown.data.state}>{t(`plenary.screen.${shown.data.state}`)}</b>}</p>
      {shown.data && contest.data && <Votes line={shown.data} contest={contest.data} />}
    </>
  );
}

function Votes({ line, contest }: { line: LinePage; contest: ContestPage }) {
  const { t, number } = useWords();
  const figures = line.state === 'waiting' ? line.written?.figures ?? line.figures : line.figures ?? line.written?.figures;
  if (!figures) return <p className={css.dark}>{t('plenary.screenTyping')}</p>;
  const { valid, invalid, all } = sumsOf(figures);
  const write = (value: number | null | undefined): string => (value == null ? '–' : number(value));
  const corrected = new Set(line.correctedCells);
  return (
    <>
      <VoteList rows={votesOf(contest, figures)} isCorrected={(at) => corrected.has(contest.contestantCells[at] ?? '')} />
      <dl className={css.sums}>
        <div><dt>{t('plenary.valid')}</dt><dd>{write(valid)}</dd></div><div><dt>{t('plenary.invalid')}</dt><dd>{write(invalid)}</dd></div><div><dt>{t('plenary.allVotes')}</dt><dd>{write(all)}</dd></div>
      </dl>
    </>
  );
}

/** In one column, or in two where there are many; the type is as large as the rows allow. */
export function VoteList({ rows, isCorrected }: { rows: readonly BeamerRow[]; isCorrected?: (at: number) => boolean }) {
  const { t, number } = useWords();
  const columns = rows.length > 8 ? 2 : 1;
  return (
    <ol className={css.votes} data-many={columns > 1 || undefined} style={{ '--rows': Math.ceil(rows.length / columns), '--columns': columns } as CSSProperties}>
      {rows.map((row, at) => (
        <li key={row.mark} data-corrected={isCorrected?.(at) || undefined}>
          <b className={css.number}>{row.mark}</b><span className={css.name}>{row.name}</span>
          <span className={css.value}>{row.value == null ? '–' : number(row.value)}{isCorrected?.(at) && <span className={css.star}>*<span className="hidden-words"> {t('plenary.line.corrected')}</span></span>}</span>
        </li>
      ))}
    </ol>
  );
}
