import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { RuleFlag } from '../../components/RuleFlag.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { isStations } from './levels.ts';
import { placeName } from './lines.ts';
import type { Doing } from './PlenaryPage.tsx';
import { brokenLines } from './queries.ts';
import type { BrokenLine, PlenaryPage } from './wire.ts';
import css from './plenary.module.css';

/** So many stand open at once; a screen shows no more than this many of each contest. */
const FEW = 6;
const MOST = 100;

/** Lines that were read and whose figures break a hard rule, before D.Hasil is drawn up: with the rule in words, and why they stand. */
export function BrokenLines({ page }: Pick<Doing, 'page'>) {
  const { t } = useWords();
  const isRead = page.contests.some(({ confirmed, corrected }) => confirmed + corrected > 0);
  const list = useQuery({ ...brokenLines(page.id), enabled: isRead });
  if (!isRead) return null;
  const rows = list.data?.rows ?? [];
  return (
    <Sheet title={t(isStations(page.level) ? 'plenary.brokenLines' : 'plenary.brokenRegions', { count: list.data ? rows.length : '…' })}>
      <div id="broken-lines" className={css.form}>
        {list.error && <ProblemView error={list.error} onRetry={list.refetch} />}
        {!list.data && !list.error && <Loading lines={3} />}
        {list.data && <p className="small quiet">{t(rows.length === 0 ? 'plenary.brokenNone' : 'plenary.brokenAbout')}</p>}
        {[...Map.groupBy(rows, ({ contest }) => contest)].map(([contest, lines]) => <OfContest key={contest} contest={contest} lines={lines} page={page} isOpen={rows.length <= FEW} />)}
      </div>
    </Sheet>
  );
}

function OfContest({ contest, lines, page, isOpen }: { contest: number; lines: readonly BrokenLine[]; page: PlenaryPage; isOpen: boolean }) {
  const { t } = useWords();
  return (
    <details open={isOpen}>
      <summary><b>{page.contests.find((one) => one.contest === contest)?.name}</b> ({lines.length})</summary>
      <ul className={css.contests}>{lines.slice(0, MOST).map((line) => <Line key={`${line.region.path}/${line.station}`} line={line} page={page} />)}</ul>
      {lines.length > MOST && <p className="small quiet">{t('plenary.brokenMore', { count: lines.length - MOST })}</p>}
    </details>
  );
}

function Line({ line: { contest, region, station, findings, reason, kpps }, page }: { line: BrokenLine; page: PlenaryPage }) {
  const { t, text } = useWords();
  return (
    <li>
      <Link to="/plenaries/$id/read" params={{ id: String(page.id) }} search={{ contest: String(contest), region: region.path, station: String(station) }}>{placeName(region.name, station)}</Link>
      {[...Map.groupBy(findings, ({ code }) => code)].map(([code, all]) => (
        <div key={code} className={css.broken}>
          <RuleFlag code={code} />
          <ul>{all.map((finding) => <li key={finding.cells.join()}>{text(finding.supervisor)}</li>)}</ul>
        </div>
      ))}
      <p className={css.answer}><b>{t('plenary.brokenReason')}:</b> {reason ?? t('plenary.brokenNoReason')}</p>
      {kpps.map((said) => <p key={said} className={css.answer}><b>{t('plenary.brokenKpps')}:</b> {said}</p>)}
    </li>
  );
}
