import { Link } from '@tanstack/react-router';
import type { EventSummary } from '../../api/types.ts';
import { useRightsIn } from '../../api/useRights.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FlagBadge } from '../../components/FlagBadge.tsx';
import { ruleWords, severityOf } from '../../components/rule-words.ts';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import type { OverviewSearch } from './search.ts';
import { OUTLIER_CODES, type OverviewPage } from './wire.ts';
import css from './overview.module.css';

/** Broken rules by code and stations that stand out by reason, each with its count and its list. */
export function FlagPanel({ event, page, search }: { event: EventSummary; page: OverviewPage; search: OverviewSearch }) {
  const words = useWords();
  const { t, number } = words;
  const mayList = useRightsIn(event).may('sheets.read', page.region.path);
  const flags = Object.entries(page.total.rules).sort(([, a], [, b]) => b - a);
  const reasons = OUTLIER_CODES.filter((code) => (page.outliers[code] ?? 0) > 0);
  return (
    <Sheet title={t('overview.flags')}>
      {flags.length === 0 && <EmptyState title={t('overview.flagsNone')} fix={t('overview.flagsFix')} />}
      <ul className={css.reasons}>
        {flags.map(([rule, sheets]) => (
          <li key={rule}>
            <span>{mayList && page.contest !== null ? <Link to="/contests/$contest/sheets" params={{ contest: String(page.contest) }} search={{ region: page.region.path, state: 'flagged', rule }}>{ruleWords(words, rule)}</Link> : ruleWords(words, rule)} <small className="quiet">{rule}</small></span>
            <FlagBadge severity={severityOf(rule)}>{number(sheets)}</FlagBadge>
          </li>
        ))}
      </ul>
      {flags.length > 0 && mayList && page.contest === null && <p className="small quiet">{t('overview.flagsPick')}</p>}
      {page.total.states && (
        <>
          <h3 className={css.sub}>{t('overview.reasons')}</h3>
          {reasons.length === 0 && <p className="quiet">{t('overview.reasonsNone')}</p>}
          <ul className={css.reasons}>
            {reasons.map((code) => (
              <li key={code}>
                {mayList ? <Link to="/overview" search={{ ...search, tab: 'outliers', code }}>{t(`outlier.${code}`)}</Link> : t(`outlier.${code}`)}
                <b>{number(page.outliers[code] ?? 0)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
