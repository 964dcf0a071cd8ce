import { Link } from '@tanstack/react-router';
import type { EventSummary } from '../../api/types.ts';
import { useRightsIn } from '../../api/useRights.ts';
import { Facts, type Fact } from '../../components/Facts.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords, type Words } from '../../i18n/index.ts';
import { doneOf } from './progress.ts';
import type { OverviewSearch } from './search.ts';
import type { OverviewPage, OverviewRow } from './wire.ts';
import css from './overview.module.css';

/** What somebody must look at first, then what goes its way. */
const STATES = ['different', 'asked_again', 'entered', 'photographed', 'awaited', 'accepted'] as const;
const ALARMING: readonly string[] = ['different', 'asked_again'];

/** Both ways as bars, the states of the sheets, and what the figures that count say. */
export function NightHead({ event, page, search }: { event: EventSummary; page: OverviewPage; search: OverviewSearch }) {
  const words = useWords();
  const mayList = useRightsIn(event).may('sheets.read', page.region.path);
  const { t } = words;
  const { total } = page;
  return (
    <Sheet title={t('overview.tab.progress')}>
      <div className={css.ways}>
        <Way label={t(total.states ? 'overview.quick' : 'overview.quickRecorded')} count={doneOf(total)} total={total.sheets} />
        {total.states && <Way label={t('overview.legal')} count={total.legalIn} total={total.sheets} />}
      </div>
      {total.states === null ? <p className="small quiet">{t('overview.recorded')}</p> : <p className="small quiet">{t('overview.halls', total.halls)}</p>}
      {total.states && <Facts across={3} facts={STATES.map((state) => counted(t(`overview.state.${state}`), total.states?.[state] ?? 0, words, ALARMING.includes(state) ? 'warn' : undefined))} />}
      <Facts facts={figureFacts(total, words, { mayList, search })} />
    </Sheet>
  );
}

/** A count as a tile: nothing to see is said quietly. */
const counted = (label: string, count: number, { number }: Words, tone?: Fact['tone']): Fact => ({ label, value: number(count), tone: count === 0 ? 'quiet' : tone });

function Way({ label, count, total }: { label: string; count: number; total: number }) {
  const { t, percent } = useWords();
  const share = total === 0 ? 0 : count / total;
  return (
    <div className={css.way}>
      <span className={css.wayLabel}>{label}</span>
      <span className={css.track} role="img" aria-label={`${label}: ${t('overview.sheets', { count, total })}, ${percent(share)}`}><span className={css.bar} style={{ inlineSize: `${share * 100}%` }} /></span>
      <span aria-hidden="true" className={css.wayText}>{t('overview.sheets', { count, total })} · {percent(share)}</span>
    </div>
  );
}

function figureFacts(total: OverviewRow, words: Words, { mayList, search }: { mayList: boolean; search: OverviewSearch }): Fact[] {
  const { t, number, percent } = words;
  const way = total.figuresFrom === 'main' && total.states ? t('overview.way.main') : total.figuresFrom === 'pleno' ? t('overview.way.pleno') : t('overview.way.other');
  const share = (label: string, value: number | null, leftOut = 0): Fact => ({
    label, value: value === null ? '–' : percent(value), note: [...(value === null ? [] : [t('overview.from', { way })]), ...(leftOut > 0 ? [t('overview.turnoutLeftOut', { count: number(leftOut) })] : [])].join(' · ') || undefined,
  });
  const differences: Fact = {
    ...counted(t('overview.differences'), total.differences.all, words), note: total.differences.all > 0 ? t('overview.differencesNote', { explained: total.differences.explained }) : undefined,
    ...(mayList && total.differences.all > 0 ? { value: <Link to="/overview" search={{ ...search, tab: 'outliers', code: 'channels_differ' }}>{number(total.differences.all)}</Link> } : {}),
  };
  const { all, taken } = total.fieldObjections;
  const fromStations: Fact = {
    ...counted(t('overview.fieldObjections'), all, words, taken < all ? 'warn' : undefined), note: all > 0 ? t('overview.fieldObjectionsNote', { taken }) : undefined,
    ...(mayList && all > 0 ? { value: <Link to="/overview" search={{ ...search, tab: 'outliers', code: 'objected' }}>{number(all)}</Link> } : {}),
  };
  const hard = counted(t('overview.hard'), total.hard, words, 'hard');
  const figures = [counted(t('overview.warn'), total.warn, words), share(t('overview.turnout'), total.turnout, total.turnoutLeftOut), share(t('overview.invalid'), total.invalid)];
  if (!total.states) return [hard, ...figures];
  return [
    counted(t('overview.alarms'), total.alarms, words, 'hard'), hard, counted(t('overview.objections'), total.openObjections, words, 'warn'), fromStations, differences,
    ...figures, counted(t('overview.correctedQuick'), total.corrected.quick, words), counted(t('overview.correctedLegal'), total.corrected.legal, words),
  ];
}
