import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { Icon } from '../../components/Icon.tsx';
import { fill } from '../../../../kernel/text.ts';
import { useWords } from '../../i18n/index.ts';
import { NEXT_ABOUT, REFUSED } from '../../i18n/rooms/next-about.ts';
import { RETURNED } from '../../i18n/rooms/returned.ts';
import { nextStep, rungOf, rungsOf, type NextStep, type Rung } from './next-step.ts';
import type { Doing } from './PlenaryPage.tsx';
import { brokenLines } from './queries.ts';
import { Unsent } from './Unsent.tsx';
import { useAct } from './useAct.ts';
import { useUntouched } from './useUntouched.ts';
import type { ContestProgress, PlenaryPage } from './wire.ts';
import css from './plenary.module.css';

/** What to do now, in one sentence and one button; under it, how far the agenda has come. */
export function NextStepCard({ page, ask }: Doing) {
  const { t, text, number, moment } = useWords();
  const untouched = useUntouched(page);
  const step = nextStep(page, untouched);
  const { act, isBusy, send } = useStepAct(step);
  const values = { contest: step.contest?.name ?? '', left: step.left ?? 0 };
  return (
    <section className={css.next} data-calm={step.kind === 'watch' || step.kind === 'done' || undefined} aria-labelledby="next-title">
      <div className={css.nextWords}>
        <p className={css.over}>{t('plenary.nextHead')}</p>
        {step.contest?.certificate?.state === 'returned' && step.contest.certificate.note && <p><b>{t('plenary.returnedBecause', { note: step.contest.certificate.note })}</b></p>}
        <h2 id="next-title">{t(`plenary.next.${step.kind}`, values)}</h2>
        <p>{step.kind === 'resume' && page.resumesAt ? t('plenary.resumesAt', { time: moment(page.resumesAt) }) : fill(text(NEXT_ABOUT[step.kind]), { left: number(values.left) })}</p>
        {step.kind === 'send' && <Refused of={step.contest} />}
        {step.kind === 'draw_up' && <BrokenBefore id={page.id} contest={step.contest.contest} />}
        {act.error && <Unsent error={act.error} what={t(`plenary.do.${step.kind}`)} busy={act.isPending} onSend={() => act.mutate(act.variables)} />}
      </div>
      <div className={css.nextAct}><StepButton step={step} page={page} busy={isBusy} ask={ask} send={send} /></div>
      <Ladder rungs={rungsOf(page)} now={rungOf(step)} isOpened={page.openedAt !== null} />
    </section>
  );
}

/** The next step comes in sight a moment before the act of the last one is through: its button takes a press at once. */
function useStepAct({ kind, contest }: NextStep) {
  const act = useAct();
  const now = `${kind} ${contest?.contest ?? ''}`;
  const [sentFor, setSentFor] = useState('');
  const send: ButtonProps['send'] = (path, body) => { setSentFor(now); act.mutate({ path, body }); };
  return { act, isBusy: act.isPending && sentFor === now, send };
}

/** Who refused to sign, before the paper goes up: it stands there with the reason, and hinders nothing. */
function Refused({ of: { certificate } }: { of: ContestProgress }) {
  const { text } = useWords();
  const names = certificate?.signatures.filter(({ signed }) => !signed).map(({ name }) => name) ?? [];
  return names.length > 0 && <p>{fill(text(REFUSED), { names: names.join(', ') })}</p>;
}

/** What the paper will tell of, before it is drawn up. */
function BrokenBefore({ id, contest }: { id: number; contest: number }) {
  const { t } = useWords();
  const count = useQuery(brokenLines(id)).data?.rows.filter((row) => row.contest === contest).length ?? 0;
  return count > 0 ? <p><a href="#broken-lines">{t('plenary.brokenBefore', { count })}</a></p> : null;
}

type ButtonProps = { step: NextStep; page: PlenaryPage; busy: boolean; ask: Doing['ask']; send: (path: string, body?: unknown) => void };

function StepButton({ step, page, busy, ask, send }: ButtonProps) {
  const { t, text } = useWords();
  const id = String(page.id);
  const big = { size: 'lg', loading: busy } as const;
  const label = t(`plenary.do.${step.kind}`);
  switch (step.kind) {
    case 'attend': return <Button {...big} onClick={() => ask({ kind: 'attend' })}>{label}</Button>;
    case 'open': case 'resume': case 'close': return <Button {...big} onClick={() => send(`/api/plenaries/${id}/${step.kind}`)}>{label}</Button>;
    case 'read': return <ButtonLink size="lg" variant="filled" to="/plenaries/$id/read" params={{ id }} search={{ contest: String(step.contest.contest) }}>{label}</ButtonLink>;
    case 'accept_child': return <Button {...big} component="a" href="#children">{label}</Button>;
    case 'draw_up': return <Button {...big} onClick={() => send(`/api/plenaries/${id}/certificates`, { contest: step.contest.contest })}>{label}</Button>;
    case 'reread': return (
      <>
        <ButtonLink size="lg" variant="filled" to="/plenaries/$id/read" params={{ id }} search={{ contest: String(step.contest.contest), list: 'all' }}>{text(RETURNED.toLines)}</ButtonLink>
        <Button {...big} variant="default" onClick={() => ask({ kind: 'drawAgain', contest: step.contest.contest })}>{label}</Button>
      </>
    );
    case 'sign': return <Button {...big} onClick={() => ask({ kind: 'sign', contest: step.contest.contest })}>{label}</Button>;
    case 'answer': return <Button {...big} onClick={() => ask({ kind: 'answer', objection: step.objection })}>{label}</Button>;
    case 'read_back': case 'send': case 'accept': return <CertificateStep kind={step.kind} id={certificateOf(step)} isOthers={!step.contest.steps.includes(step.kind)} busy={busy} ask={ask} send={send} />;
    default: return null;
  }
}

const certificateOf = ({ contest }: NextStep): number => contest?.certificate?.id ?? 0;

/** `isOthers`: the asker made it alone, somebody else sends it. */
function CertificateStep({ kind, id, isOthers, busy, ask, send }: Pick<ButtonProps, 'ask' | 'send' | 'busy'> & { kind: 'read_back' | 'send' | 'accept'; id: number; isOthers: boolean }) {
  const { t } = useWords();
  return (
    <>
      {isOthers ? <p className="small">{t('plenary.ownHandsSend')}</p> : <Button size="lg" loading={busy} onClick={() => (kind === 'read_back' ? send(`/api/certificates/${id}/read-back`) : ask({ kind, certificate: id }))}>{t(`plenary.do.${kind}`)}</Button>}
      <ButtonLink size="lg" to="/certificates/$id" params={{ id: String(id) }} search={{}}>{t('plenary.openCertificate')}</ButtonLink>
    </>
  );
}

/** `now` = the rung of what is to be done next; the first that is not climbed where nothing is. */
function Ladder({ rungs, now: step, isOpened }: { rungs: readonly Rung[]; now: Rung['id'] | null; isOpened: boolean }) {
  const { t } = useWords();
  const now = rungs.findIndex(({ id, done, all }) => (step === null ? done < all && id !== 'attend' : id === step));
  const underOf = ({ id, done, all }: Rung, state: 'done' | 'now' | 'begun' | 'ahead'): string => {
    if (id === 'attend') return t('plenary.people', { count: done });
    return id === 'open' || id === 'close' || !isOpened ? t(`plenary.rungState.${state}`) : t('plenary.ofAll', { done, all });
  };
  return (
    <ol className={css.ladder}>
      {rungs.map((rung, at) => {
        const { id, done, all } = rung;
        const state = at === now ? 'now' : done >= all ? 'done' : done > 0 ? 'begun' : 'ahead';
        return (
          <li key={id} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className={css.rung}>{state === 'done' ? <Icon name="good" /> : String(at + 1)}</span>
            <span>{t(`plenary.rung.${id}`)}<span className={css.under}>{underOf(rung, state)}</span></span>
          </li>
        );
      })}
    </ol>
  );
}
