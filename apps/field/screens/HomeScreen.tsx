import { useEffect, useRef, type ReactNode } from 'react';
import { WRONG_CLOCK_MILLISECONDS } from '../../../kernel/clock-skew.ts';
import { lock } from '../app/identity.ts';
import type { FieldState } from '../app/state.ts';
import { useWords } from '../words/useWords.ts';
import { HaltNotice } from './HaltNotice.tsx';
import { QueueList } from './QueueList.tsx';
import { ReportForm } from './ReportForm.tsx';

/** Who I am, what for, whether my clock is right, what I have said and whether it has arrived. */
export function HomeScreen({ state }: { state: FieldState }) {
  const { t, text } = useWords();
  const { profile, items, halt, skewMs, busy, online, device } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const unsent = items.filter((item) => item.state !== 'sent').length;
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>{profile?.person ?? ''}</h1>
      {halt && <HaltNotice halt={halt} unsent={unsent} busy={busy} />}
      <dl className="facts">
        {profile && <Fact label={t('home.duty')}>{text(profile.duty)}</Fact>}
        {profile && <Fact label={t('home.region')}>{profile.regionName ?? t('home.nation')}</Fact>}
        {profile && <Fact label={t('home.election')}>{profile.election ?? t('home.anyElection')}</Fact>}
        {!halt && <Clock skewMs={skewMs} />}
      </dl>
      {!halt && <ReportForm />}
      <QueueList items={items} busy={busy} halted={halt !== null} canSend={!halt && online} />
      <p className="small">{t('home.device')}: <span className="codes">{device}</span></p>
      <button type="button" className="button" onClick={lock}>{t('home.lock')}</button>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return <div><dt>{label}</dt><dd>{children}</dd></div>;
}

function Clock({ skewMs }: { skewMs: number | null }) {
  const { t, skew } = useWords();
  const wrong = skewMs !== null && Math.abs(skewMs) >= WRONG_CLOCK_MILLISECONDS;
  return (
    <Fact label={t('home.clock')}>
      <span className={wrong ? 'tone-warn' : undefined} data-testid="clock">{skewMs === null ? t('home.clockUnknown') : skew(skewMs)}</span>
      {wrong && <span className="small"> {t('home.clockFix')}</span>}
    </Fact>
  );
}
