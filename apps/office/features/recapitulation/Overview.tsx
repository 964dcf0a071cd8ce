import { Checkbox } from '../../components/Checkbox.tsx';
import { Link } from '@tanstack/react-router';
import type { ContestPage, ResultPage, SheetState, Tally } from '../../api/types.ts';
import { useRightsIn } from '../../api/useRights.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Facts, type Fact } from '../../components/Facts.tsx';
import { Progress } from '../../components/Progress.tsx';
import { ShareBar } from '../../components/ShareBar.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords, type Words } from '../../i18n/index.ts';
import { lineOf } from './figures.ts';
import { partsOf } from './parts.ts';
import { StandingTable } from './StandingTable.tsx';
import { Explanation } from './Explanation.tsx';
import type { SetSearch } from './ResultsPage.tsx';
import css from './Overview.module.css';

/** The region itself: the shares as a picture, who has what, how complete and how clean it is. */
export function Overview({ contest, page, official, set }: { contest: ContestPage; page: ResultPage; official: boolean; set: SetSearch }) {
  const { t } = useWords();
  const line = lineOf(contest, page.total.tally);
  const { tally } = page.total;
  return (
    <Sheet title={t('results.shares')} aside={<Checkbox label={t('results.official')} checked={official} onChange={(on) => set({ official: on ? '1' : undefined })} />}>
      <div className={css.overview}>
        {line.valid ? (
          <div className={css.picture}>
            <ShareBar parts={partsOf(line)} label={t('results.shares')} />
            <StandingTable line={line} official={official ? page.total.official : null} missing={tally.stations - tally.stationsIn} />
            {official && <Explanation official={page.total.official} />}
          </div>
        ) : <NoFigures contest={contest} page={page} />}
        <div className={css.state}>
          <h3>{t('progress.label')}</h3>
          <Progress count={tally.stationsIn} total={tally.stations} />
          <ResultFacts contest={contest} page={page} />
        </div>
      </div>
    </Sheet>
  );
}

/** Why there is no figure yet: nothing came in, or what came in is not agreed on (publication rule), or nothing was read in a plenary. */
function NoFigures({ contest, page }: { contest: ContestPage; page: ResultPage }) {
  const { t } = useWords();
  const { verifying } = page.total;
  if (verifying !== null && verifying > 0) return <EmptyState title={t('results.verifying')} fix={t('results.verifyingFix', { count: verifying })} />;
  if (contest.event.publication !== 'as_recorded' && page.channel === 'pleno') return <EmptyState title={t('results.unread')} fix={t('results.unreadFix')} />;
  return <EmptyState title={t('results.empty')} fix={t(verifying === null ? 'results.emptyFix' : 'results.verifyEmptyFix')} />;
}

/** What is missing and what is corrected mean something else where two people have to agree, and on each of its ways. */
const wordsOf = ({ event }: ContestPage, { channel }: ResultPage) => (event.publication === 'as_recorded' ? { missing: 'results.missing', corrected: undefined } as const
  : { missing: 'results.notCounted', corrected: channel === 'pleno' ? 'results.correctedLegal' : 'results.correctedQuick' } as const);

/** From what the turnout is, and how many sheets it leaves out. */
const turnoutNote = ({ turnout: { leftOut } }: Tally, t: Words['t'], number: Words['number']): string =>
  [t('results.turnoutNote'), ...(leftOut > 0 ? [t('overview.turnoutLeftOut', { count: number(leftOut) })] : [])].join(' · ');

function ResultFacts({ contest, page }: { contest: ContestPage; page: ResultPage }) {
  const { t, number, percent } = useWords();
  const { tally } = page.total;
  const line = lineOf(contest, tally);
  // What the sheets call valid votes and what their contestants add up to need not be the same.
  const valid = tally.figures['V1'] ?? line.valid;
  const voters = tally.votersMale === null || tally.votersFemale === null ? null : tally.votersMale + tally.votersFemale;
  const mayList = useRightsIn(contest.event).may('sheets.read', page.region.path);
  const list = (state: SheetState, count: number) => (count === 0 || !mayList ? number(count) : (
    <Link to="/contests/$contest/sheets" params={{ contest: String(contest.id) }} search={{ region: page.region.path, channel: page.channel, state }}>{number(count)}</Link>
  ));
  const missing = tally.stations - tally.stationsIn;
  const words = wordsOf(contest, page);
  const facts: Fact[] = [
    { label: t('results.valid'), value: valid === null ? '–' : number(valid), note: line.valid === null || valid === line.valid ? undefined : t('results.validNote', { sum: number(line.valid) }) },
    { label: t('results.invalid'), value: line.invalid === null ? '–' : number(line.invalid), note: line.invalidShare === null ? undefined : percent(line.invalidShare) },
    { label: t('results.turnout'), value: line.turnout === null ? '–' : percent(line.turnout), note: turnoutNote(tally, t, number) },
    { label: t('results.voters'), value: voters === null ? '–' : number(voters) },
    { label: t('results.hardLong'), value: list('hard', tally.hard), tone: tally.hard > 0 ? 'hard' : undefined },
    { label: t('results.warnLong'), value: list('warn', tally.warn), tone: tally.warn > 0 ? 'warn' : undefined },
    { label: t(words.missing), value: list('missing', missing), tone: missing > 0 ? 'warn' : undefined, note: page.total.verifying ? t('results.verifyingNote', { count: page.total.verifying }) : undefined },
    { label: t('results.incomplete'), value: list('incomplete', tally.incomplete) },
    { label: t('results.corrected'), value: list('corrected', tally.corrected), note: words.corrected && t(words.corrected) },
  ];
  return <Facts facts={facts} />;
}
