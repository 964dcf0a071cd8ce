import { Icon, type IconName } from '../../components/Icon.tsx';
import { useWords } from '../../i18n/index.ts';
import { FlagBadge } from '../../components/FlagBadge.tsx';
import type { CertificateState, LineState, Outcome, PlenaryState } from './wire.ts';
import css from './plenary.module.css';

type Tone = 'quiet' | 'now' | 'good' | 'warn';
const PLENARY: Readonly<Record<PlenaryState, Tone>> = { planned: 'quiet', open: 'now', paused: 'warn', closed: 'good' };
const LINE: Readonly<Record<LineState, Tone>> = { waiting: 'quiet', confirmed: 'good', corrected: 'warn' };
const CERTIFICATE: Readonly<Record<CertificateState, Tone>> = {
  draft: 'quiet', read_back: 'quiet', signed: 'now', sent: 'now', accepted: 'good', returned: 'warn', reopened: 'warn', superseded: 'quiet',
};
const SIGNS: Readonly<Partial<Record<Tone, IconName>>> = { good: 'good', warn: 'warn' };

function Badge({ tone, children }: { tone: Tone; children: string }) {
  const sign = SIGNS[tone];
  return <span className={css.badge} data-tone={tone}>{sign && <Icon name={sign} />}{children}</span>;
}

export function PlenaryBadge({ state }: { state: PlenaryState | null }) {
  const { t } = useWords();
  return state === null ? <Badge tone="quiet">{t('plenary.unplanned')}</Badge> : <Badge tone={PLENARY[state]}>{t(`plenary.state.${state}`)}</Badge>;
}

export function LineBadge({ state }: { state: LineState }) {
  const { t } = useWords();
  return <Badge tone={LINE[state]}>{t(`plenary.line.${state}`)}</Badge>;
}

export function CertificateBadge({ state }: { state: CertificateState | null }) {
  const { t } = useWords();
  return state === null ? <span className="quiet">{t('plenary.cert.none')}</span> : <Badge tone={CERTIFICATE[state]}>{t(`plenary.cert.${state}`)}</Badge>;
}

const OUTCOMES: readonly string[] = ['open', 'accepted', 'rejected', 'recommended'] satisfies Outcome[];
const isOutcome = (outcome: string): outcome is Outcome => OUTCOMES.includes(outcome);

/** What became of an objection: only what was granted bears the sign of something good. Nothing for a word that is none of them. */
export function OutcomeBadge({ outcome }: { outcome: string }) {
  const { t } = useWords();
  if (!isOutcome(outcome)) return null;
  const said = t(`plenary.outcome.${outcome}`);
  if (outcome === 'open' || outcome === 'accepted') return <FlagBadge severity={outcome === 'open' ? 'warn' : 'good'}>{said}</FlagBadge>;
  return <span className={css.badge} data-tone="quiet"><b aria-hidden="true">{outcome === 'rejected' ? '×' : '›'}</b>{said}</span>;
}
