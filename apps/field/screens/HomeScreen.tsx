import type { ReactNode } from 'react';
import { WRONG_CLOCK_MILLISECONDS } from '../../../kernel/clock-skew.ts';
import { lock } from '../app/identity.ts';
import { go } from '../app/route.ts';
import type { FieldState } from '../app/state.ts';
import { isWatcher } from '../app/watcher.ts';
import { Heading } from '../components/Heading.tsx';
import { useWords } from '../words/useWords.ts';
import { WatchCards } from './copies/WatchCards.tsx';
import { HaltNotice } from './HaltNotice.tsx';
import { LanguageCard } from './LanguageCard.tsx';
import { QueueList } from './QueueList.tsx';
import { ReportForm } from './ReportForm.tsx';
import { StationCards } from './station/StationCards.tsx';

/** Who I am, my sheets and how far they have come, what I have said and whether it has arrived. */
export function HomeScreen({ state }: { state: FieldState }) {
  const { t } = useWords();
  const { profile, items, halt, busy, online, device, work } = state;
  const unsent = items.filter((item) => item.state !== 'sent').length;
  const hasStations = work !== null && work.stations.length > 0 && !isWatcher(state);
  return (
    <>
      <Heading>{profile?.person ?? ''}</Heading>
      {halt && <HaltNotice halt={halt} unsent={unsent} busy={busy} />}
      {!halt && <WrongClock skewMs={state.skewMs} />}
      {hasStations && <StationCards state={state} />}
      {work === null && profile?.region.includes('/') === true && <p className="notice warn" role="status">{t('station.none')}</p>}
      <WatchCards state={state} />
      <QueueList items={items} busy={busy} halted={halt !== null} canSend={!halt && online} />
      {hasStations && !halt && <button type="button" className="button" onClick={() => go('practice')}>{t('practice.open')}</button>}
      {!halt && <ReportForm isFirst={!items.some(({ kind }) => kind !== 'photo')} />}
      <Facts state={state} />
      <LanguageCard state={state} />
      {hasStations && <p className="small">{t('station.newPhone')}</p>}
      <p className="small">{t('home.device')}: <span className="codes">{device}</span></p>
      <button type="button" className="button" onClick={lock}>{t('home.lock')}</button>
    </>
  );
}

function Facts({ state: { profile, halt, skewMs } }: { state: FieldState }) {
  const { t, text } = useWords();
  return (
    <dl className="facts">
      {profile && <Fact label={t('home.duty')}>{text(profile.duty)}</Fact>}
      {profile && <Fact label={t('home.region')}>{profile.regionName ?? t('home.nation')}</Fact>}
      {profile && <Fact label={t('home.election')}>{profile.election ?? t('home.anyElection')}</Fact>}
      {!halt && <Clock skewMs={skewMs} />}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return <div><dt>{label}</dt><dd>{children}</dd></div>;
}

const isWrong = (skewMs: number | null): skewMs is number => skewMs !== null && Math.abs(skewMs) >= WRONG_CLOCK_MILLISECONDS;

function WrongClock({ skewMs }: { skewMs: number | null }) {
  const { t, skew } = useWords();
  return isWrong(skewMs) ? <p className="notice warn" role="status"><b>{t('home.clock')}: {skew(skewMs)}</b> {t('home.clockFix')}</p> : null;
}

function Clock({ skewMs }: { skewMs: number | null }) {
  const { t, skew } = useWords();
  return (
    <Fact label={t('home.clock')}>
      <span className={isWrong(skewMs) ? 'tone-warn' : undefined} data-testid="clock">{skewMs === null ? t('home.clockUnknown') : skew(skewMs)}</span>
    </Fact>
  );
}
