import { Button } from '@mantine/core';
import { useState } from 'react';
import { TextField } from '../../../components/TextField.tsx';
import { Refusal } from '../Refusal.tsx';
import { useStep } from '../useStep.ts';
import css from '../accounts.module.css';

type Props<R> = { kind: 'totp' | 'recovery'; label: string; hint?: string; action: string; send: (code: string) => Promise<R>; onDone: (answer: R) => void };

/** A code to be typed: six digits of an app or a message, or one of the printed recovery codes. */
export function CodeForm<R>({ kind, label, hint, action, send, onDone }: Props<R>) {
  const [code, setCode] = useState('');
  const step = useStep(send, onDone);
  const ready = code.replace(/[\s-]/g, '').length >= 4;
  return (
    <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (ready && !step.blocked) step.send(code.trim()); }}>
      <TextField
        label={label} hint={hint} value={code} onChange={setCode} name="code" data-code autoFocus spellCheck={false} autoCapitalize="none" maxLength={40} required
        autoComplete={kind === 'totp' ? 'one-time-code' : 'off'} inputMode={kind === 'totp' ? 'numeric' : 'text'}
      />
      <Refusal error={step.error} wait={step.wait} />
      <Button type="submit" size="md" loading={step.busy} disabled={!ready || step.wait > 0}>{action}</Button>
    </form>
  );
}
