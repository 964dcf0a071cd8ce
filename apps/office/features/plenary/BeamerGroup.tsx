import { useQuery } from '@tanstack/react-query';
import { contest as contestQuery } from '../../api/queries.ts';
import type { ContestPage } from '../../api/types.ts';
import { useWords } from '../../i18n/index.ts';
import { BeamerFix, Written } from './BeamerFix.tsx';
import { fixesOf, sumsOf, votesOf, type Fix } from './beamer.ts';
import { lineName } from './lines.ts';
import { BEAMER_MILLISECONDS, line as lineQuery } from './queries.ts';
import { VoteList } from './VoteList.tsx';
import type { Group, LinePage, LineRef, PlenaryPage } from './wire.ts';
import css from './beamer.module.css';

/** One group's part of the screen: the line it reads, or that it reads none. */
export function BeamerGroup({ page, group, isTight }: { page: PlenaryPage; group: Group; isTight: boolean }) {
  const { t } = useWords();
  return (
    <section className={css.group} aria-label={group.name}>
      {group.showing ? <Shown page={page} line={group.showing} group={page.groups.length > 1 ? group.name : null} isTight={isTight} /> : <><Name group={page.groups.length > 1 ? group.name : null} /> <p className={css.dark}>{t(page.state === 'planned' ? 'plenary.state.planned' : 'plenary.screenDark')}</p></>}
    </section>
  );
}

const Name = ({ group }: { group: string | null }) => (group === null ? null : <span className={css.groupName}>{group}</span>);

function Shown({ page, line, group, isTight }: { page: PlenaryPage; line: LineRef; group: string | null; isTight: boolean }) {
  const { t } = useWords();
  const shown = useQuery(lineQuery(page.id, line, undefined, BEAMER_MILLISECONDS));
  const contest = useQuery(contestQuery(line.contest));
  const contestName = page.contests.find((one) => one.contest === line.contest)?.name;
  return (
    <>
      <header className={css.groupHead}>
        <h2 className={css.place}>{lineName(line, page)}</h2>
        <p className={css.contest}><Name group={group} /> {contestName} {shown.data && <b className={css.mark} data-state={shown.data.state}>{t(`plenary.screen.${shown.data.state}`)}</b>}</p>
      </header>
      {shown.data && contest.data && <Votes line={shown.data} contest={contest.data} isTight={isTight} />}
    </>
  );
}

/** The boxes that stand under the votes. */
const SUMS = ['V1', 'V2', 'V3'];

function Votes({ line, contest, isTight }: { line: LinePage; contest: ContestPage; isTight: boolean }) {
  const { t } = useWords();
  const figures = line.state === 'waiting' ? line.written?.figures ?? line.figures : line.figures ?? line.written?.figures;
  if (!figures) return <p className={css.dark}>{t('plenary.screenTyping')}</p>;
  const { valid, invalid, all } = sumsOf(figures);
  const fixes = new Map<string, Fix>(fixesOf(line).map((fix) => [fix.cell, fix]));
  const elsewhere = [...fixes.values()].filter(({ cell }) => !contest.contestantCells.includes(cell) && !SUMS.includes(cell));
  return (
    <>
      <VoteList rows={votesOf(contest, figures)} isTight={isTight} fixOf={(at) => fixes.get(contest.contestantCells[at] ?? '')} />
      <dl className={css.sums}>
        <div><dt>{t('plenary.valid')}</dt><dd><Written value={valid} fix={fixes.get('V1')} /></dd></div><div><dt>{t('plenary.invalid')}</dt><dd><Written value={invalid} fix={fixes.get('V2')} /></dd></div><div><dt>{t('plenary.allVotes')}</dt><dd><Written value={all} fix={fixes.get('V3')} /></dd></div>
      </dl>
      {line.state !== 'waiting' && line.reason && <BeamerFix line={line} contest={contest} fixes={elsewhere} />}
    </>
  );
}
