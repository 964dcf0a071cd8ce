import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { post } from '../accounts/wire.ts';
import { invite as inviteQuery } from './queries.ts';
import type { Invited, InviteRow, PhoneDuty } from './wire.ts';
import { countdown, regionWords } from './words.ts';
import css from './devices.module.css';

const TICK_MILLISECONDS = 500;

type Props = { duty: PhoneDuty; invited: Invited; /** Of whoever looks at it: the phone may be the one in their hand. */ isOwn: boolean; onAgain: () => void; onClose: () => void };

/** A phone or tablet: no QR is scanned off the screen that would scan it. */
const isHandheld = (): boolean => matchMedia('(pointer: coarse)').matches;

/** The code in all its shapes, how long it lives, and the moment it is used: nobody has to ask whether it worked. */
export function HandOver({ duty, invited, isOwn, onAgain, onClose }: Props) {
  const words = useWords();
  const { t, text } = words;
  const client = useQueryClient();
  const left = useTimeLeft(invited);
  const { data } = useQuery(inviteQuery(invited.id));
  const state = data?.state === 'open' && left <= 0 ? 'expired' : (data?.state ?? 'open');
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: ['devices'] });
    void client.invalidateQueries({ queryKey: ['device-invite', invited.id] });
  };
  useEffect(refresh, [state]);
  const cancel = useMutation({ mutationFn: () => post(`/api/devices/invites/${invited.id}/cancel`), onSettled: refresh });
  return (
    <div className={css.stack}>
      <p><b>{t('invite.for', { name: duty.person.name, duty: text(duty.duty), region: regionWords(duty, words) })}</b></p>
      {state === 'open' && <Waiting name={duty.person.name} invited={invited} isOwn={isOwn} left={left} />}
      <p role="status" className={state === 'open' ? 'hidden-words' : state === 'used' ? css.used : css.lapsed}>{state !== 'open' && outcome(state, data, words)}</p>
      <div className={css.buttons}>
        {(state === 'expired' || state === 'cancelled') && <Button onClick={onAgain}>{t('invite.again')}</Button>}
        {state === 'open' && <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>{t('invite.cancel')}</Button>}
        <Button variant="default" onClick={onClose}>{t('invite.close')}</Button>
      </div>
    </div>
  );
}

function outcome(state: Exclude<InviteRow['state'], 'open'>, row: InviteRow | undefined, { t }: ReturnType<typeof useWords>): string {
  return state === 'used' ? t('invite.used', { device: row?.device?.name ?? '' }) : t(`invite.${state}`);
}

/** What there is to show while the code waits: the code, or where it went; it is shown only once. */
function Waiting({ name, invited, isOwn, left }: { name: string; invited: Invited; isOwn: boolean; left: number }) {
  const { t } = useWords();
  if (invited.sentTo !== null) return <Sent to={invited.sentTo} name={name} left={left} />;
  return invited.code === null ? <p>{t('invite.gone')}</p> : <Code invited={invited} isOwn={isOwn} left={left} />;
}

function Code({ invited, isOwn, left }: { invited: Invited; isOwn: boolean; left: number }) {
  const { t } = useWords();
  const address = `${window.location.host}/field`;
  return (
    <div className={css.handed}>
      {isOwn && invited.link !== null && isHandheld() && <Button component="a" href={invited.link}>{t('invite.openHere')}</Button>}
      <p>{t('invite.how', { address })}</p>
      {invited.qr !== null && <img className={css.qr} alt={t('invite.qr')} src={`data:image/svg+xml;utf8,${encodeURIComponent(invited.qr)}`} />}
      <p><span className="hidden-words">{t('invite.code')}: </span><span className={css.code} data-testid="code">{invited.spoken}</span></p>
      <p>{t('invite.left', { time: countdown(left) })}</p>
    </div>
  );
}

/** The code went to the holder of the duty; the office sees that it did, and how long it lives. */
function Sent({ to, name, left }: { to: string; name: string; left: number }) {
  const { t } = useWords();
  return (
    <div className={css.stack}>
      <p data-testid="sent">{t('invite.sent', { name, address: to })}</p>
      <p>{t('invite.left', { time: countdown(left) })}</p>
    </div>
  );
}

/** Milliseconds until the invitation ends. */
function useTimeLeft({ expiresAt }: Invited): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  return Date.parse(expiresAt) - now;
}
