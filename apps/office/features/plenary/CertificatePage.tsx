import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { RuleFlag } from '../../components/RuleFlag.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { ClockOf } from '../../i18n/ClockOf.tsx';
import { useWords } from '../../i18n/index.ts';
import { Asked, type Ask } from './Asked.tsx';
import { CertificateCorrections } from './CertificateCorrections.tsx';
import { CertificateFigures } from './CertificateFigures.tsx';
import { CertificateVersions } from './CertificateVersions.tsx';
import { stepsHere } from './elsewhere.ts';
import { offersStep, unansweredOf } from './offers.ts';
import { PlenaryTrail } from './PlenaryPage.tsx';
import { nameWithCapacity } from './people.ts';
import { certificate as certificateQuery, plenary as plenaryQuery } from './queries.ts';
import { CertificateBadge } from './StateBadge.tsx';
import { Unsent } from './Unsent.tsx';
import { useAct } from './useAct.ts';
import { useElsewhere } from './useElsewhere.ts';
import type { CertificatePage as Certificate, PlenaryPage } from './wire.ts';
import css from './plenary.module.css';

const route = getRouteApi('/certificates/$id');

/** D.Hasil as it stands: figures, what was corrected, who signed or refused, and the paper to print. */
export function CertificatePage() {
  const id = Number(route.useParams().id);
  const certificate = useQuery(certificateQuery(id));
  const page = useQuery({ ...plenaryQuery(certificate.data?.plenary ?? 0), enabled: certificate.data !== undefined });
  const elsewhere = useElsewhere(certificate.data?.plenary ?? 0);
  const error = certificate.error ?? page.error;
  if (certificate.data && page.data) return <ClockOf path={page.data.region.path}><Paper key={id} held={{ ...certificate.data, steps: stepsHere(certificate.data.steps, elsewhere) }} page={page.data} /></ClockOf>;
  return error ? <PageProblem error={error} onRetry={() => (certificate.error ? certificate.refetch() : page.refetch())} /> : <Page><Loading lines={12} /></Page>;
}

function Paper({ held, page }: { held: Certificate; page: PlenaryPage }) {
  const { t, moment } = useWords();
  const { certificate, document } = held;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [asked, ask] = useState<Ask | null>(null);
  return (
    <Page>
      <PlenaryTrail page={page} />
      <PageTitle
        title={`${document.form} · ${document.region.name}`} over={`${document.contest.name} · ${document.event.name}`} place={String(certificate.id)}
        under={<span className={css.tools}><CertificateBadge state={certificate.state} /><span>{t('plenary.certVersion', { version: String(certificate.version) })} · {t('plenary.drawnUp', { by: certificate.drawnUpBy, time: moment(certificate.drawnUpAt) })}</span></span>}
        tools={<Papers held={held} page={page} />}
      />
      <NotInForce held={held} />
      <Steps held={held} page={page} ask={ask} />
      <p className={css.hash}>{t('plenary.hash')} <span className="codes">{certificate.hash}</span> <span className="small quiet">{t('plenary.hashNote')}</span></p>
      <Facts facts={[
        { label: t('plenary.columns'), value: document.columns.length }, { label: t('plenary.corrections'), value: document.corrections.length },
        { label: t('plenary.kind.objection'), value: document.objections.filter(({ kind }) => kind === 'objection').length }, { label: t('plenary.kind.special_event'), value: document.objections.filter(({ kind }) => kind === 'special_event').length },
      ]} />
      {certificate.broken.length > 0 && <p className={css.tools}><b>{t('plenary.brokenHead')}:</b>{certificate.broken.map((code) => <RuleFlag key={code} code={code} />)}</p>}
      <CertificateFigures document={document} isInForce={!['returned', 'reopened', 'superseded'].includes(certificate.state)} search={search} set={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })} />
      <div className={css.columns}>
        <div className={css.column}><CertificateCorrections document={document} /></div>
        <div className={css.column}><Signatures held={held} page={page} /><CertificateVersions held={held} /></div>
      </div>
      {asked && <Asked ask={asked} page={page} onClose={() => ask(null)} />}
    </Page>
  );
}

/** A version that counts for nothing any more says so before its figures: why, and where the one in force is. */
function NotInForce({ held: { certificate, versions } }: { held: Certificate }) {
  const { t } = useWords();
  const { state, note } = certificate;
  const newest = versions[0];
  if (state !== 'returned' && state !== 'reopened' && state !== 'superseded') return note ? <p className={css.warned}>{t('plenary.certNote', { note })}</p> : null;
  return (
    <div className={css.warned} role="status">
      <p><b><Icon name="warn" /> {t(`plenary.notInForce.${state}`)}</b></p>
      {note && <p>{t('plenary.certNote', { note })}</p>}
      {newest && newest.id !== certificate.id
        ? <p><Link to="/certificates/$id" params={{ id: String(newest.id) }} search={{}}>{t('plenary.notInForceNewer', { version: String(newest.version) })}</Link></p>
        : <p>{t('plenary.notInForceWaits')}</p>}
    </div>
  );
}

function Papers({ held, page }: { held: Certificate; page: PlenaryPage }) {
  const { t } = useWords();
  return (
    <>
      <ButtonLink to="/plenaries/$id" params={{ id: String(page.id) }} search={{}}>{t('plenary.back')}</ButtonLink>
      <Button component="a" variant="default" href={`/api/certificates/${held.certificate.id}/pdf`} target="_blank" rel="noreferrer" leftSection={<Icon name="print" />}>{t('plenary.pdf')}</Button>
      <Button component="a" variant="default" href={`/api/plenaries/${page.id}/special-events/pdf`} target="_blank" rel="noreferrer" leftSection={<Icon name="print" />}>{t('plenary.eventsPdf')}</Button>
    </>
  );
}

/** What the reader may do with it now. */
function Steps({ held: { certificate, document, steps, ownHands, judges }, page, ask }: { held: Certificate; page: PlenaryPage; ask: (ask: Ask) => void }) {
  const { t } = useWords();
  const act = useAct();
  const has = (step: string): boolean => offersStep(page, steps, step);
  const open = unansweredOf(page, certificate.contest);
  const plain = (['read_back', 'send', 'accept'] as const).filter((step) => has(step) && (step !== 'read_back' || open === 0));
  const reasoned = (['return', 'reopen'] as const).filter(has);
  const isSent = certificate.state === 'sent' && (page.may.lead || page.may.parent);
  if (plain.length + reasoned.length === 0 && !has('sign') && !has('read_back') && !ownHands && !isSent) return null;
  return (
    <div className={css.tools}>
      {plain.map((step) => <Button key={step} loading={act.isPending} onClick={() => (step === 'read_back' ? act.mutate({ path: `/api/certificates/${certificate.id}/read-back` }) : ask({ kind: step, certificate: certificate.id }))}>{t(`plenary.do.${step}`)}</Button>)}
      {has('read_back') && open > 0 && <p className="small">{t('plenary.openObjections', { count: open })}. {t('plenary.answerFirst')}</p>}
      {has('sign') && <Button onClick={() => ask({ kind: 'sign', contest: certificate.contest })}>{t('plenary.do.sign')}</Button>}
      {reasoned.map((step) => <Button key={step} variant="default" onClick={() => ask({ kind: step, certificate: certificate.id, name: `${document.contest.name}, ${document.region.name}` })}>{t(`plenary.do.${step}`)}</Button>)}
      {ownHands && <p className="small">{t(certificate.state === 'signed' ? 'plenary.ownHandsSend' : 'plenary.ownHandsLong')}</p>}
      {isSent && <p className="small">{judges.length > 0 ? t('plenary.judges', { names: judges.join(', ') }) : t('plenary.noJudges')}</p>}
      {act.error && <Unsent error={act.error} what={`D.Hasil ${document.contest.name}`} busy={act.isPending} onSend={() => act.mutate(act.variables)} />}
    </div>
  );
}

function Signatures({ held: { certificate, waitingFor }, page }: { held: Certificate; page: PlenaryPage }) {
  const words = useWords();
  const { t, time } = words;
  const waiting = page.attendance.filter(({ id }) => waitingFor.includes(id));
  const full = new Map(page.attendance.map((one) => [one.id, one]));
  return (
    <Sheet title={t('plenary.signatures')}>
      {certificate.signatures.length + waiting.length === 0 && <p className="quiet">{t('plenary.noSignature')}</p>}
      <ul className={css.said}>
        {certificate.signatures.map((one) => <li key={one.attendance} data-refused={!one.signed || undefined}><Icon name={one.signed ? 'good' : 'warn'} /> {nameWithCapacity(words, full.get(one.attendance) ?? one)}: {one.signed ? t('plenary.signed') : t('plenary.refusedWhy', { reason: one.reason ?? '' })} <span className="small quiet">{time(one.at)}</span></li>)}
        {waiting.map((one) => <li key={one.id} className="quiet">– {nameWithCapacity(words, one)}: {t('plenary.notSigned')}</li>)}
      </ul>
    </Sheet>
  );
}
