import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { PasskeyEnrol } from '../factors/PasskeyEnrol.tsx';
import { RecoveryCodes } from '../factors/RecoveryCodes.tsx';
import { canPasskey, namedAddress } from '../passkeys.ts';
import { post, type AccountView, type Enrolled, type PasskeyOptions } from '../wire.ts';
import { ProofForm } from './ProofForm.tsx';
import { useAccountChange } from './useAccountChange.ts';
import css from '../accounts.module.css';

type Passkey = NonNullable<AccountView['account']>['passkeys'][number];
type Doing = { at: 'prove' } | { at: 'make'; options: PasskeyOptions } | { at: 'codes'; codes: readonly string[] } | { at: 'remove'; id: string } | null;

/** The passkeys of this account by their names, with the ways to add and to remove one. */
export function OwnPasskeys({ passkeys }: { passkeys: readonly Passkey[] }) {
  const { t } = useWords();
  const [doing, setDoing] = useState<Doing>(null);
  const refresh = useAccountChange(async () => undefined);
  const stop = (): void => setDoing(null);
  const done = (codes: readonly string[] | null): void => {
    refresh.send(undefined);
    setDoing(codes ? { at: 'codes', codes } : null);
  };
  const named = namedAddress();
  if (doing?.at === 'make') {
    const { options } = doing;
    return <PasskeyEnrol options={async () => options} save={(made) => post<Enrolled>('/api/account/passkeys', made)} onDone={({ recoveryCodes }) => done(recoveryCodes)} />;
  }
  if (doing?.at === 'codes') return <RecoveryCodes codes={doing.codes} onDone={stop} />;
  return (
    <div className={css.stack}>
      {passkeys.length === 0 && <p className="quiet">{t('passkey.none')}</p>}
      <ul className={css.rows}>
        {passkeys.map((one) => (
          <li key={one.id}>
            <PasskeyLine passkey={one} onRemove={() => setDoing({ at: 'remove', id: one.id })} />
            {doing?.at === 'remove' && doing.id === one.id && <ProofForm action={t('passkey.remove')} passkeys send={(proof) => post(`/api/account/passkeys/${encodeURIComponent(one.id)}/remove`, { proof })} onDone={() => done(null)} onCancel={stop} />}
          </li>
        ))}
      </ul>
      {doing?.at === 'prove' && <ProofForm action={t('passkey.next')} passkeys={passkeys.length > 0} send={(proof) => post<PasskeyOptions>('/api/account/passkeys/options', { proof })} onDone={(options) => setDoing({ at: 'make', options })} onCancel={stop} />}
      {doing === null && canPasskey() && <div><Button variant="default" onClick={() => setDoing({ at: 'prove' })}>{t('passkey.add')}</Button></div>}
      {!canPasskey() && <p className="small quiet">{named ? <>{t('passkey.named')} <a href={named}>{new URL(named).host}</a></> : t('passkey.cannot')}</p>}
    </div>
  );
}

function PasskeyLine({ passkey, onRemove }: { passkey: Passkey; onRemove: () => void }) {
  const { t, date, moment } = useWords();
  return (
    <div className={css.row}>
      <div>
        <b>{passkey.name}</b>
        <span className="small quiet">{t('passkey.made', { date: date(passkey.createdAt) })} · {passkey.usedAt ? t('passkey.used', { time: moment(passkey.usedAt) }) : t('passkey.unused')}</span>
      </div>
      <Button variant="default" size="xs" onClick={onRemove} aria-label={`${t('passkey.remove')}: ${passkey.name}`}>{t('passkey.remove')}</Button>
    </div>
  );
}
