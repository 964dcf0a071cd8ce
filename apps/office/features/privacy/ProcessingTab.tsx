import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { Pairs, Tag } from './parts.tsx';
import { processing } from './queries.ts';
import type { ProcessingLine, ProcessingRegister } from './wire.ts';
import css from './privacy.module.css';

type Law = ProcessingLine['basisSource'];

/** The register of processing: why, which data, who sees them, how long. */
export function ProcessingTab() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(processing);
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Loading lines={10} />;
  return (
    <div className={css.stack}>
      <p className="quiet">{t('processing.about')}</p>
      {data.purposes.map((one) => <Purpose key={one.id} purpose={one} />)}
      <Limits register={data} />
    </div>
  );
}

/** Where a value comes from, and whether somebody has read it there. */
function Source({ source }: { source: Law }) {
  const { t } = useWords();
  const named = source.number === '-' ? source.law : `${source.law} ${source.number}/${source.year} ${source.article}`;
  return <span className="small quiet">{named}{!source.verified && <> · <span title={source.note || t('privacy.unverifiedNote')}>{t('privacy.unverified')}</span></>}</span>;
}

function Purpose({ purpose }: { purpose: ProcessingLine }) {
  const { t, text } = useWords();
  const roles = [...new Set(purpose.seenBy.flatMap((one) => one.roles.map(text)))];
  const wording = purpose.wordings.at(-1);
  const pairs: (readonly [string, ReactNode])[] = [
    [t('processing.data'), text(purpose.data)],
    [t('processing.basis'), <span key="b"><Tag tone={purpose.basis === 'consent' ? 'warn' : 'good'}>{t(`processing.basis.${purpose.basis}`)}</Tag> <Source source={purpose.basisSource} /></span>],
    [t('processing.sees'), <span key="s">{roles.length > 0 ? roles.join(', ') : t('processing.nobody')} <span className="small quiet">({purpose.seenBy.map((one) => text(one.name)).join('; ')})</span></span>],
    [t('processing.long'), <span key="l">{t(`processing.after.${purpose.after}`, { months: purpose.months })} · <Source source={purpose.retentionSource} /></span>],
    ...(wording ? [[t('processing.wording', { version: wording.version }), text(wording.text)] as const] : []),
  ];
  return <Sheet title={text(purpose.name)}><Pairs pairs={pairs} /></Sheet>;
}

function Limits({ register }: { register: ProcessingRegister }) {
  const { t } = useWords();
  const requests = Object.entries(register.requestHours) as [keyof ProcessingRegister['requestHours'], ProcessingRegister['breachNoticeHours']][];
  return (
    <Sheet title={t('processing.limits')}>
      <Pairs pairs={[
        [t('processing.child'), <span key="c">{t('processing.years', { count: register.childBelowYears.value })} · <Source source={register.childBelowYears} /></span>],
        [t('processing.breach'), <span key="n">{t('processing.hours', { count: register.breachNoticeHours.value })} · <Source source={register.breachNoticeHours} /></span>],
        ...requests.map(([kind, hours]) => [t(`requests.kind.${kind}`), <span key={kind}>{t('processing.hours', { count: hours.value })} · <Source source={hours} /></span>] as const),
      ]} />
    </Sheet>
  );
}
