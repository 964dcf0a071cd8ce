import { useState } from 'react';
import type { EventSummary } from '../../api/types.ts';
import { Icon } from '../../components/Icon.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { isStuck, shareOf, stepOf, STEPS, tileFacts, tileWords, type ProgressStep } from './progress.ts';
import type { OverviewSearch } from './search.ts';
import type { OverviewPage, OverviewRow } from './wire.ts';
import css from './TileMap.module.css';

/** More tiles than this nobody takes in at a glance. */
const MOST_TILES = 400;

/** Every region of the level below as a tile, filled as far as it is: no map of the world is needed, and no tile is smaller than a finger. */
export function TileMap({ event, page, search }: { event: EventSummary; page: OverviewPage; search: OverviewSearch }) {
  const words = useWords();
  const { t } = words;
  const [looked, setLooked] = useState<string | null>(null);
  const title = t('overview.map', { level: page.childLevel ? t(`level.${page.childLevel}`) : '' });
  if (page.rows.length > MOST_TILES) return <Sheet title={title}><p className="quiet">{t('overview.mapMany', { count: page.rows.length })}</p></Sheet>;
  const row = page.rows.find(({ path }) => path === looked);
  return (
    <Sheet title={title}>
      <Patterns />
      <p className="small quiet">{t(page.total.states ? 'overview.mapAbout' : 'overview.mapAboutRecorded')}</p>
      <ul className={css.map} aria-label={title}>
        {page.rows.map((one) => <li key={one.path}><Tile event={event} row={one} now={page.now} search={search} onLook={() => setLooked(one.path)} /></li>)}
      </ul>
      <p className={css.looked} aria-hidden="true">{row ? tileWords(row, page.now, words) : '\u00a0'}</p>
      <Legend />
    </Sheet>
  );
}

function Tile({ event, row, now, search, onLook }: { event: EventSummary; row: OverviewRow; now: string; search: OverviewSearch; onLook: () => void }) {
  const words = useWords();
  const share = shareOf(row);
  return (
    <PlaceLink event={event} row={row} search={search} className={css.tile} title={tileWords(row, now, words)} onLook={onLook}>
      <Fill share={share} />
      <span className={css.name}>{row.name}</span>
      <span className={css.share}>
        {roundPercent(share)}
        {(isStuck(row.oldest, now) || row.alarms > 0) && <span className={css.sign}><Icon name={row.alarms > 0 ? 'hard' : 'warn'} /></span>}
      </span>
      <span className="hidden-words">{tileFacts(row, now, words)}</span>
    </PlaceLink>
  );
}

/** Whole percents for a small tile; never 0 where there is some, never 100 where some is missing. */
const roundPercent = (share: number): string => (share > 0 && share < 0.01 ? '< 1 %' : `${Math.floor(share * 100)} %`);

/** The picture of a share: as high as it is, in the pattern of its step. */
function Fill({ share }: { share: number }) {
  const height = Math.max(share > 0 ? 4 : 0, Math.min(1, share) * 40);
  return (
    <svg className={css.fill} viewBox="0 0 80 40" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width="80" height="40" className={css.empty} />
      <rect y={40 - height} width="80" height={height} fill={`url(#overview-step-${stepOf(share)})`} />
      {height > 0 && height < 40 && <rect y={40 - height} width="80" height="1" className={css.edge} />}
    </svg>
  );
}

const MARKS: Readonly<Record<ProgressStep, string>> = { 0: '', 1: 'M2 2h1.5v1.5H2z', 2: 'M0 8 8 0', 3: 'M0 8 8 0M0 0l8 8', 4: '' };

/** Colour never stands alone: each step has a pattern of its own. */
function Patterns() {
  return (
    <svg width="0" height="0" aria-hidden="true" focusable="false" className={css.patterns}>
      <defs>
        {STEPS.map((step) => (
          <pattern key={step} id={`overview-step-${step}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" className={css.ground} data-step={step} /><path d={MARKS[step]} className={css.mark} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

function Legend() {
  const { t } = useWords();
  return (
    <ul className={css.legend} aria-label={t('overview.legend')}>
      {STEPS.map((step) => <li key={step}><svg width="22" height="14" aria-hidden="true"><rect width="22" height="14" className={css.empty} /><rect width="22" height="14" fill={`url(#overview-step-${step})`} /></svg> {t(`overview.step.${step}`)}</li>)}
      <li><Icon name="warn" /> {t('overview.legendStuck')}</li>
      <li><Icon name="hard" /> {t('overview.alarms')}</li>
    </ul>
  );
}
