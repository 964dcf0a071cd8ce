import { Button } from '@mantine/core';
import { useWords } from '../../i18n/index.ts';
import type { OverviewPage } from './wire.ts';
import css from './overview.module.css';

/** How old the numbers are, said aloud, and that they come again by themselves. */
export function Updated({ page, isFailing, onRefresh }: { page: OverviewPage; isFailing: boolean; onRefresh: () => void }) {
  const { t, time } = useWords();
  const isLive = page.childLevel === 'village' || page.childLevel === 'station' || page.total.states === null;
  const seconds = Math.max(0, Math.round((Date.parse(page.now) - Date.parse(page.countedAt)) / 1000));
  return (
    <span className={css.status}>
      {isFailing
        ? <span className={css.late} role="status">{t('overview.paused', { time: time(page.now) })}</span>
        : <span>{isLive ? t('overview.countedNow', { time: time(page.now) }) : t('overview.counted', { time: time(page.countedAt), seconds })} · {t('overview.auto')}</span>}
      <Button size="compact-sm" variant="default" onClick={onRefresh}>{t('overview.refresh')}</Button>
    </span>
  );
}
