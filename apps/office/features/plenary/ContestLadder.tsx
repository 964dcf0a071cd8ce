import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { fill } from '../../../../kernel/text.ts';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { AGAINST } from '../../i18n/rooms/doubts.ts';
import { LineProgress } from './LineProgress.tsx';
import { waitingFor } from './next-step.ts';
import { isToRead, offersStep, unansweredOf } from './offers.ts';
import type { Doing } from './PlenaryPage.tsx';
import { CertificateBadge } from './StateBadge.tsx';
import { Unsent } from './Unsent.tsx';
import { useAct } from './useAct.ts';
import { useUntouched } from './useUntouched.ts';
import type { ContestProgress } from './wire.ts';
import css from './plenary.module.css';

/** Every contest of the plenary: how much is read, where its D.Hasil stands, and what may be done with it. */
export function ContestLadder({ page, ask }: Doing) {
  const { t } = useWords();
  return (
    <Sheet title={t('plenary.contests')}>
      <ul className={css.contests}>{page.contests.map((contest) => <Contest key={contest.contest} contest={contest} page={page} ask={ask} />)}</ul>
    </Sheet>
  );
}

function Contest({ contest, page, ask }: Doing & { contest: ContestProgress }) {
  const { t } = useWords();
  const act = useAct();
  const { certificate } = contest;
  return (
    <li>
      <div className={css.contestHead}>
        <h3>{contest.name}</h3>
        <CertificateBadge state={certificate?.state ?? null} />
      </div>
      <LineProgress done={contest.lines - contest.waiting} all={contest.lines} />
      {contest.lines > 0 && <p className="small quiet">{t('plenary.counts', { confirmed: contest.confirmed, corrected: contest.corrected, waiting: contest.waiting })}{certificate?.state === 'read_back' && ` · ${t('plenary.unsigned', { count: waitingFor(page, contest).length })}`}</p>}
      <Against page={page} contest={contest} />
      {certificate?.note && <p className={css.warned}>{t('plenary.certNote', { note: certificate.note })}</p>}
      {act.error && <Unsent error={act.error} what={`D.Hasil ${contest.name}`} busy={act.isPending} onSend={() => act.mutate(act.variables)} />}
      <Acts contest={contest} page={page} ask={ask} act={act} />
    </li>
  );
}

/** Lines of which a witness or supervisor says otherwise, with the way to them among those to look at. */
function Against({ page, contest: { contest, against } }: { page: Doing['page']; contest: ContestProgress }) {
  const { text } = useWords();
  return against > 0 && <p className="small"><Icon name="warn" /> <Link to="/plenaries/$id/read" params={{ id: String(page.id) }} search={{ contest: String(contest), list: 'flagged' }}>{fill(text(against === 1 ? AGAINST.one : AGAINST.many), { count: String(against) })}</Link></p>;
}

/** What may be done with a contest now, as the server says. */
function Acts({ contest, page, ask, act }: Doing & { contest: ContestProgress; act: ReturnType<typeof useAct> }) {
  const { t } = useWords();
  const untouched = useUntouched(page).has(contest.contest);
  const { certificate, steps } = contest;
  const id = String(page.id);
  const has = (step: string): boolean => offersStep(page, steps, step);
  const open = unansweredOf(page, contest.contest);
  const sent = (['read_back', 'send', 'accept'] as const).filter((step) => has(step) && (step !== 'read_back' || open === 0));
  const reasoned = (['return', 'reopen'] as const).filter(has);
  return (
    <div className={css.tools}>
      {page.state !== 'planned' && <ButtonLink size="compact-md" to="/plenaries/$id/read" params={{ id }} search={{ contest: String(contest.contest) }}>{t(isToRead(page, contest) ? 'plenary.do.read' : 'plenary.linesLook')}</ButtonLink>}
      {has('draw_up') && <Button size="compact-md" loading={act.isPending} variant={untouched ? 'default' : 'filled'} onClick={() => (untouched ? ask({ kind: 'drawAgain', contest: contest.contest }) : act.mutate({ path: `/api/plenaries/${id}/certificates`, body: { contest: contest.contest } }))}>{t('plenary.do.draw_up')}</Button>}
      {certificate && sent.map((step) => <Button key={step} size="compact-md" loading={act.isPending} onClick={() => (step === 'read_back' ? act.mutate({ path: `/api/certificates/${certificate.id}/read-back` }) : ask({ kind: step, certificate: certificate.id }))}>{t(`plenary.do.${step}`)}</Button>)}
      {has('read_back') && open > 0 && <span className="small">{t('plenary.openObjections', { count: open })}</span>}
      {has('sign') && <Button size="compact-md" onClick={() => ask({ kind: 'sign', contest: contest.contest })}>{t('plenary.do.sign')}</Button>}
      {certificate && reasoned.map((step) => <Button key={step} size="compact-md" variant="default" onClick={() => ask({ kind: step, certificate: certificate.id, name: contest.name })}>{t(`plenary.do.${step}`)}</Button>)}
      {certificate && <Link to="/certificates/$id" params={{ id: String(certificate.id) }} search={{}}>{t('plenary.certVersion', { version: String(certificate.version) })}</Link>}
    </div>
  );
}
