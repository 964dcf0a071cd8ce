import { Button } from '@mantine/core';
import { useState } from 'react';
import { Choice } from '../../../components/Choice.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/index.ts';
import { CodeForm } from '../factors/CodeForm.tsx';
import { Refusal } from '../Refusal.tsx';
import { useStep } from '../useStep.ts';
import { post, type CodeStep, type Sent } from '../wire.ts';
import css from '../accounts.module.css';

type Asked = { readonly code: string; readonly people: Extract<CodeStep, { step: 'person' }>['people'] };

/** Applicants and cadres have no password: a code goes to their e-mail or telephone and lets them in once. */
export function CodeSignIn({ contact: first, onDone, onBack }: { contact: string; onDone: () => void; onBack: () => void }) {
  const { t } = useWords();
  const [contact, setContact] = useState(first);
  const [sent, setSent] = useState<Sent | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [typed, setTyped] = useState('');
  const follow = (step: CodeStep): void => (step.step === 'done' ? onDone() : setAsked({ code: typed, people: step.people }));
  return (
    <div className={css.form}>
      <h2>{t('signIn.byCode')}</h2>
      {!sent && <AskForCode contact={contact} onContact={setContact} onSent={setSent} />}
      {sent && !asked && (
        <>
          <p className={css.told} role="status"><b>{t('code.sent')}</b> {t('code.sentDetail', { minutes: sent.minutes })}</p>
          <CodeForm kind="totp" label={t('code.code')} action={t('signIn.go')} onDone={follow} send={(code) => { setTyped(code); return post<CodeStep>('/api/sign-in/code', { code }); }} />
        </>
      )}
      {asked && <WhoAreYou asked={asked} onStep={follow} />}
      <div className={css.ways}>
        {sent && <button type="button" className={css.link} onClick={() => { setSent(null); setAsked(null); }}>{t('code.another')}</button>}
        <button type="button" className={css.link} onClick={onBack}>{t('signIn.staff')}</button>
      </div>
    </div>
  );
}

function AskForCode({ contact, onContact, onSent }: { contact: string; onContact: (contact: string) => void; onSent: (sent: Sent) => void }) {
  const { t } = useWords();
  const [phoneWay, setPhoneWay] = useState<'whatsapp' | 'sms'>('whatsapp');
  const isPhone = /^\+?[\d\s-]{5,}$/.test(contact.trim());
  const step = useStep(() => post<Sent>('/api/sign-in/code/request', { contact: contact.trim(), channel: isPhone ? phoneWay : 'email' }), onSent);
  return (
    <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (!step.blocked) step.send(); }}>
      <p>{t('code.about')}</p>
      <TextField label={t('code.contact')} hint={t('code.contactHint')} value={contact} onChange={onContact} name="contact" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={120} autoFocus required />
      {isPhone && <Choice label={t('code.channel')} value={phoneWay} options={[{ value: 'whatsapp', label: 'WhatsApp' }, { value: 'sms', label: 'SMS' }]} onChange={setPhoneWay} />}
      <Refusal error={step.error} wait={step.wait} />
      <Button type="submit" size="md" loading={step.busy} disabled={contact.trim() === '' || step.wait > 0}>{t('code.send')}</Button>
    </form>
  );
}

/** One telephone, several people: a family shares it. */
function WhoAreYou({ asked, onStep }: { asked: Asked; onStep: (step: CodeStep) => void }) {
  const { t } = useWords();
  const step = useStep((person: string) => post<CodeStep>('/api/sign-in/code', { code: asked.code, person }), onStep);
  return (
    <div className={css.form}>
      <p>{t('code.who')}</p>
      <div className={css.choices}>{asked.people.map(({ id, name }) => <button key={id} type="button" className={css.choice} disabled={step.blocked} onClick={() => step.send(id)}><b>{name}</b></button>)}</div>
      <Refusal error={step.error} wait={step.wait} />
    </div>
  );
}
