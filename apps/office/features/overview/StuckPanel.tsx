import { Link } from '@tanstack/react-router';
import type { EventSummary } from '../../api/types.ts';
import { useRightsIn } from '../../api/useRights.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { ageOf } from './progress.ts';
import type { OverviewPage } from './wire.ts';
import css from './overview.module.css';

/** What waits longest: where, how long, and whose it is; then D.Hasil that the level above has not taken yet. */
export function StuckPanel({ event, page }: { event: EventSummary; page: OverviewPage }) {
  const words = useWords();
  const { t } = words;
  const rights = useRightsIn(event);
  const mayTend = rights.may('sheets.supervise', page.region.path);
  return (
    <Sheet title={t('overview.stuck')}>
      {page.stuck.length + page.sent.length === 0 && <EmptyState title={t('overview.stuckNone')} fix={t('overview.stuckNoneFix')} />}
      <ol className={css.stuck}>
        {page.stuck.map(({ village, subdistrict, since, sheets, owner }) => (
          <li key={village.path}>
            <span>{rights.may('sheets.supervise', village.path) ? <Link to="/queue" search={{ event: event.slug, region: village.path }}>{village.name}</Link> : <Link to="/overview" search={{ event: event.slug, region: village.path }}>{village.name}</Link>} <span className="quiet small">{subdistrict.name}</span></span>
            <b>{ageOf(since, page.now, words)}</b>
            <span className="small">{t('overview.stuckLine', { count: sheets })}{mayTend && <> · {owner?.name ?? <span className={css.nobody}>{t('overview.stuckNobody')}</span>}</>}</span>
          </li>
        ))}
        {page.sent.map(({ id, region, contestName, since }) => (
          <li key={id}>
            <span><Link to="/certificates/$id" params={{ id: String(id) }}>D.Hasil {region.name}</Link> <span className="quiet small">{contestName}</span></span>
            <b>{ageOf(since, page.now, words)}</b>
            <span className="small">{t('overview.sentLine')}</span>
          </li>
        ))}
      </ol>
      {mayTend && page.stuck.length > 0 && <p><Link to="/queue" search={{ event: event.slug, region: page.region.path, sort: 'oldest' }}>{t('overview.toQueue')}</Link></p>}
    </Sheet>
  );
}
