import { useState } from 'react';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../i18n/index.ts';
import { PasskeyEnrol } from '../factors/PasskeyEnrol.tsx';
import { TotpEnrol } from '../factors/TotpEnrol.tsx';
import { canPasskey } from '../passkeys.ts';
import { post, type EnrolledStep, type PasskeyOptions, type TotpSecret } from '../wire.ts';
import css from '../accounts.module.css';

/** The first second factor of an account: which one, then setting it up. */
export function EnrolStep({ onDone, onBack }: { onDone: (enrolled: EnrolledStep) => void; onBack: () => void }) {
  const { t } = useWords();
  const [kind, setKind] = useState<'totp' | 'passkey' | null>(null);
  return (
    <div className={css.form}>
      <h2>{t('enrol.title')}</h2>
      {kind === null && (
        <>
          <p>{t('enrol.about')}</p>
          <div className={css.choices}>
            <button type="button" className={css.choice} onClick={() => setKind('totp')}><b><Icon name="phone" /> {t('enrol.totp')}</b><span className="small">{t('enrol.totpAbout')}</span></button>
            <button type="button" className={css.choice} disabled={!canPasskey()} onClick={() => setKind('passkey')}><b><Icon name="key" /> {t('enrol.passkey')}</b><span className="small">{t(canPasskey() ? 'enrol.passkeyAbout' : 'passkey.cannot')}</span></button>
          </div>
        </>
      )}
      {kind === 'totp' && <TotpEnrol begin={() => post<TotpSecret>('/api/sign-in/enrol/totp/begin')} confirm={(code) => post<EnrolledStep>('/api/sign-in/enrol/totp/confirm', { code })} onDone={onDone} />}
      {kind === 'passkey' && <PasskeyEnrol options={() => post<PasskeyOptions>('/api/sign-in/enrol/passkey/options')} save={(made) => post<EnrolledStep>('/api/sign-in/enrol/passkey', made)} onDone={onDone} />}
      <div className={css.ways}>
        {kind !== null && <button type="button" className={css.link} onClick={() => setKind(null)}>{t('enrol.other')}</button>}
        <button type="button" className={css.link} onClick={onBack}>{t('signIn.again')}</button>
      </div>
    </div>
  );
}
