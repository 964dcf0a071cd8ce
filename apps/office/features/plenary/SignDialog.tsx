import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Missing } from '../../components/Required.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { Dialog } from '../roles/Dialog.tsx';
import { isSaid } from './FormDialog.tsx';
import { waitingFor } from './next-step.ts';
import { certificate as certificateQuery } from './queries.ts';
import { Unsent } from './Unsent.tsx';
import { useAct } from './useAct.ts';
import { nameWithCapacity } from './people.ts';
import type { Attendance, Certificate, PlenaryPage } from './wire.ts';
import css from './plenary.module.css';

type Props = { page: PlenaryPage; contest: number; onClose: () => void };

/** Everybody present who signs, one after the other: signs, or refuses with the reason. It closes no earlier than they are through. */
export function SignDialog({ page, contest, onClose }: Props) {
  const words = useWords();
  const { t } = words;
  const found = page.contests.find((one) => one.contest === contest);
  const certificate = found?.certificate;
  const { data: held } = useQuery({ ...certificateQuery(certificate?.id ?? 0), enabled: certificate != null });
  if (!found || !certificate) return null;
  const waiting = waitingFor(page, found);
  const said = certificate.signatures;
  return (
    <Dialog title={t('plenary.signTitle', { contest: found.name })} onClose={onClose}>
      <div className={css.form}>
        <p className="small">{t('plenary.signHash', { version: String(certificate.version) })} <span className="codes">{certificate.hash.slice(0, 16)}…</span></p>
        {waiting.length === 0 && <EmptyState title={t(certificate.state === 'read_back' ? 'plenary.signChair' : 'plenary.signAll')} />}
        <ul className={css.signers}>
          {waiting.map((person, at) => <Signer key={person.id} person={person} certificate={certificate} first={at === 0} />)}
        </ul>
        {held && held.signatures.mayJoin.length > 0 && <Late certificate={certificate} people={held.signatures.mayJoin} />}
        {said.length > 0 && (
          <ul className={css.said}>
            {said.map((one) => <li key={one.attendance} data-refused={!one.signed || undefined}><Icon name={one.signed ? 'good' : 'warn'} /> {nameWithCapacity(words, one)}: {one.signed ? t('plenary.signed') : t('plenary.refusedWhy', { reason: one.reason ?? '' })}</li>)}
          </ul>
        )}
        <div className={css.tools}><Button variant="default" onClick={onClose}>{t('plenary.close')}</Button></div>
      </div>
    </Dialog>
  );
}

/** They sign too: the figures stay as they are, the page of signatures gets their line. */
function Late({ certificate, people }: { certificate: Certificate; people: readonly { readonly id: number; readonly name: string; readonly capacity: Attendance['capacity'] }[] }) {
  const words = useWords();
  const { t } = words;
  const act = useAct();
  return (
    <section aria-label={t('plenary.lateHead')}>
      <p className="small">{t('plenary.lateHead')}</p>
      <ul className={css.signers}>
        {people.map((one) => <li key={one.id}><b>{nameWithCapacity(words, one)}</b><div className={css.tools}><Button size="compact-md" variant="default" disabled={act.isPending} aria-label={t('plenary.lateJoinFor', { name: one.name })} onClick={() => act.mutate({ path: `/api/certificates/${certificate.id}/signers`, body: { attendance: one.id } })}>{t('plenary.lateJoin')}</Button></div></li>)}
      </ul>
      {act.error && <Unsent error={act.error} what={t('plenary.lateJoin')} busy={act.isPending} onSend={() => act.mutate(act.variables)} />}
    </section>
  );
}

function Signer({ person, certificate, first }: { person: Attendance; certificate: Certificate; first: boolean }) {
  const words = useWords();
  const { t } = words;
  const [refusing, setRefusing] = useState(false);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const act = useAct();
  const name = nameWithCapacity(words, person);
  const send = (signed: boolean): void => act.mutate({ path: `/api/certificates/${certificate.id}/signatures`, body: { attendance: person.id, signed, reason: signed ? null : reason.trim() } });
  return (
    <li>
      <b>{name}</b>
      {refusing ? (
        <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (isSaid(reason)) send(false); }}>
          <TextField label={t('plenary.refuseWhy')} hint={t('plenary.refuseHint')} value={reason} onChange={setReason} maxLength={500} required isMarked autoFocus />
          <Missing fields={isSaid(reason) ? [] : [t('plenary.refuseWhy')]} />
          <div className={css.tools}>
            <Button type="submit" size="compact-md" disabled={!isSaid(reason)} loading={act.isPending}>{t('plenary.refuseSend')}</Button>
            <Button size="compact-md" variant="default" onClick={() => setRefusing(false)}>{t('sheet.cancel')}</Button>
          </div>
        </form>
      ) : asking ? (
        <div role="group" aria-label={t('plenary.signFor', { name })}>
          <p>{t('plenary.signAsk', { name })}</p>
          <div className={css.tools}>
            <Button size="compact-md" autoFocus loading={act.isPending} onClick={() => send(true)}>{t('plenary.signYes')}</Button>
            <Button size="compact-md" variant="default" onClick={() => setAsking(false)}>{t('sheet.cancel')}</Button>
          </div>
        </div>
      ) : (
        <div className={css.tools}>
          <Button size="compact-md" autoFocus={first} loading={act.isPending} aria-label={t('plenary.signFor', { name })} onClick={() => setAsking(true)}>{t('plenary.do.signOne')}</Button>
          <Button size="compact-md" variant="default" aria-label={t('plenary.refuseFor', { name })} onClick={() => setRefusing(true)}>{t('plenary.refuse')}</Button>
        </div>
      )}
      {act.error && <Unsent error={act.error} what={refusing ? t('plenary.refuseFor', { name }) : t('plenary.signFor', { name })} busy={act.isPending} onSend={() => act.mutate(act.variables)} />}
    </li>
  );
}
