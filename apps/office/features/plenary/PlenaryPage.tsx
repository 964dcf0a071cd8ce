import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { RegionTrail } from '../../components/RegionTrail.tsx';
import { Button } from '@mantine/core';
import { useRightsIn } from '../../api/useRights.ts';
import { events as eventsQuery } from '../../api/queries.ts';
import { ClockOf } from '../../i18n/ClockOf.tsx';
import { useWords } from '../../i18n/index.ts';
import { BundlePanel } from '../plenary-bundle/BundlePanel.tsx';
import { OutCard } from '../plenary-bundle/OutCard.tsx';
import { bundles as bundlesQuery } from '../plenary-bundle/queries.ts';
import { Alarms } from './Alarms.tsx';
import { Asked, type Ask } from './Asked.tsx';
import { AttendanceList } from './AttendanceList.tsx';
import { BrokenLines } from './BrokenLines.tsx';
import { Children } from './Children.tsx';
import { ContestLadder } from './ContestLadder.tsx';
import { asHere, type Elsewhere } from './elsewhere.ts';
import { Groups } from './Groups.tsx';
import { Minutes } from './Minutes.tsx';
import { NextStepCard } from './NextStepCard.tsx';
import { nextStep } from './next-step.ts';
import { Objections } from './Objections.tsx';
import { isToRead, offers } from './offers.ts';
import { plenary as plenaryQuery } from './queries.ts';
import { PlenaryBadge } from './StateBadge.tsx';
import { useElsewhere } from './useElsewhere.ts';
import type { PlenaryPage as Plenary } from './wire.ts';
import css from './plenary.module.css';

const route = getRouteApi('/plenaries/$id');

/** One plenary as whoever leads it works with it: what to do now stands first. */
export function PlenaryPage() {
  const id = Number(route.useParams().id);
  const page = useQuery(plenaryQuery(id));
  if (page.data) return <ClockOf path={page.data.region.path}><Hall page={page.data} /></ClockOf>;
  return page.error ? <PageProblem error={page.error} onRetry={page.refetch} /> : <Page><Loading lines={12} /></Page>;
}

export type Doing = { page: Plenary; ask: (ask: Ask) => void };

function Hall({ page: now }: { page: Plenary }) {
  const [asked, ask] = useState<Ask | null>(null);
  const elsewhere = useElsewhere(now.id);
  const page = asHere(now, elsewhere);
  // Where a laptop is still out in a hall, it is brought back even after closing.
  const isOut = elsewhere === 'out';
  const doing: Doing = { page, ask };
  return (
    <Page>
      <PlenaryTrail page={page} />
      <Title {...doing} />
      {/* What changed below never reaches a laptop, and no file of it brings an answer: it is answered here, also while it is out. */}
      <Alarms page={isOut ? now : page} ask={ask} isOut={isOut} />
      <Next {...doing} elsewhere={elsewhere} leads={now.may.lead} />
      {page.agenda && <Agenda text={page.agenda} />}
      {/* D.Hasil from below are other plenaries' papers: they are accepted here all the same. */}
      {page.children.length > 0 && <Children page={isOut ? now : page} ask={ask} />}
      <div className={css.columns}>
        <div className={css.column}>
          <ContestLadder {...doing} />
          <BrokenLines page={page} />
          <Objections {...doing} elsewhere={elsewhere} />
        </div>
        <div className={css.column}>
          <AttendanceList {...doing} />
          <Groups {...doing} />
          <BundlePanel plenary={page.id} lead={elsewhere !== 'over' && now.may.lead && (isOut || offers(now, 'take_out'))} leads={now.may.lead} isClosed={page.state === 'closed'} />
        </div>
      </div>
      <Minutes page={page} />
      {asked && <Asked ask={asked} page={now} onClose={() => ask(null)} />}
    </Page>
  );
}

/** What to do now, or where the plenary goes on; nothing where it ended. */
function Next({ page, ask, elsewhere, leads }: Doing & { elsewhere: Elsewhere; leads: boolean }) {
  const out = useQuery(bundlesQuery(page.id)).data?.out;
  if (elsewhere === 'over') return null;
  return elsewhere === 'out' && out && page.state !== 'closed' && nextStep(page).kind === 'watch' ? <OutCard out={out} lead={leads} /> : <NextStepCard page={page} ask={ask} />;
}

/** The order of the day, as it was written down. */
function Agenda({ text }: { text: string }) {
  const { t } = useWords();
  return <details className={css.minutes} open><summary>{t('plenary.agenda')}</summary><p className={css.matter}>{text}</p></details>;
}

/** The way back up: plenaries of the regions above that the reader may see. */
export function PlenaryTrail({ page }: { page: Plenary }) {
  const { t } = useWords();
  const event = useQuery(eventsQuery).data?.find(({ slug }) => slug === page.event.slug);
  const rights = useRightsIn(event);
  return (
    <RegionTrail
      ancestors={page.ancestors} here={page.region.path === '' ? t('region.nation') : page.region.name}
      link={(one, name) => (rights.may('recapitulation.read', one.path) ? <Link to="/plenaries" search={{ event: page.event.slug, region: one.path }}>{name}</Link> : <span>{name}</span>)}
    />
  );
}

function Title({ page, ask }: Doing) {
  const { t, moment } = useWords();
  const when = page.closedAt ? t('plenary.closedAt', { time: moment(page.closedAt) }) : page.openedAt ? t('plenary.openedAt', { time: moment(page.openedAt) }) : page.plannedFor ? t('plenary.plannedFor', { time: moment(page.plannedFor) }) : t('plenary.notPlanned');
  const id = String(page.id);
  return (
    <PageTitle
      title={t('plenary.title', { name: page.region.path === '' ? t('region.nation') : page.region.name })} over={`${page.event.name} · ${t(`plenary.level.${page.level}`)}`} place={id}
      under={<span className={css.tools}><PlenaryBadge state={page.state} /><span>{page.place} · {when}</span></span>}
      tools={(
        <>
          {page.state !== 'planned' && <ButtonLink to="/plenaries/$id/read" params={{ id }} search={{}}>{t(page.contests.some((one) => isToRead(page, one)) ? 'plenary.lines' : 'plenary.linesLook')}</ButtonLink>}
          <ButtonLink to="/plenaries/$id/layar" params={{ id }} search={{}} target="_blank">{t('plenary.beamer')}</ButtonLink>
          {offers(page, 'plan') && <Button variant="default" onClick={() => ask({ kind: 'plan' })}>{t('plenary.changePlan')}</Button>}
          {offers(page, 'pause') && <Button variant="default" onClick={() => ask({ kind: 'pause' })}>{t('plenary.pause')}</Button>}
          {offers(page, 'reopen') && <Button variant="default" onClick={() => ask({ kind: 'reopen', certificate: null, name: '' })}>{t('plenary.reopen')}</Button>}
        </>
      )}
    />
  );
}
