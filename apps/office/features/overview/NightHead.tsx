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

const STATES = ['awaited', 'photographed', 'entered', 'different', 'asked_again', 'accepted'] as const;

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
      {total.states && <Facts facts={STATES.map((state) => ({ label: t(`overview.state.${state}`), value: words.number(total.states?.[state] ?? 0), tone: state === 'different' && (total.states?.different ?? 0) > 0 ? 'warn' as const : undefined }))} />}
      <Facts facts={figureFacts(total, words, { mayList, search })} />
    </Sheet>
  );
}

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

function figureFacts(total: OverviewRow, { t, number, percent }: Words, { mayList, search }: { mayList: boolean; search: OverviewSearch }): Fact[] {
  const way = total.figuresFrom === 'main' && total.states ? t('overview.way.main') : total.figuresFrom === 'pleno' ? t('overview.way.pleno') : t('overview.way.other');
  const share = (label: string, value: number | null): Fact => ({ label, value: value === null ? '–' : percent(value), note: value === null ? undefined : t('overview.from', { way }) });
  return [
    share(t('overview.turnout'), total.turnout), share(t('overview.invalid'), total.invalid),
    { label: t('overview.hard'), value: number(total.hard), tone: total.hard > 0 ? 'hard' : undefined }, { label: t('overview.warn'), value: number(total.warn) },
    ...(total.states ? [
      { label: t('overview.correctedQuick'), value: number(total.corrected.quick) }, { label: t('overview.correctedLegal'), value: number(total.corrected.legal) },
      { label: t('overview.differences'), value: mayList && total.differences.all > 0 ? <Link to="/overview" search={{ ...search, tab: 'outliers', code: 'channels_differ' }}>{number(total.differences.all)}</Link> : number(total.differences.all), note: total.differences.all > 0 ? t('overview.differencesNote', { explained: total.differences.explained }) : undefined },
      { label: t('overview.objections'), value: number(total.openObjections) }, { label: t('overview.alarms'), value: number(total.alarms), tone: total.alarms > 0 ? 'hard' as const : undefined },
    ] : []),
  ];
}
