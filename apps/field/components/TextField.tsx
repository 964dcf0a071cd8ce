import { useId, type InputHTMLAttributes, type ReactNode } from 'react';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'onChange' | 'value'> & { label: string; hint?: string | undefined; wrong?: string | undefined; value: string; onText: (text: string) => void };

/** A field with its label, its hint and what is wrong with it, all of which a screen reader hears together. */
export function TextField({ label, hint, wrong, onText, ...rest }: Props) {
  const id = useId();
  const told = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      <input {...rest} id={id} aria-describedby={told} aria-invalid={wrong !== undefined} onChange={(event) => onText(event.currentTarget.value)} />
      {wrong && <Wrong id={`${id}-wrong`}>{wrong}</Wrong>}
    </div>
  );
}

export function Wrong({ id, children }: { id?: string; children: ReactNode }) {
  return <p className="wrong" id={id} role="alert">{children}</p>;
}

/** Six digits on the number keys of the phone, never shown and never remembered by the browser. */
export function PinField({ label, value, onText, wrong, autoFocus }: { label: string; value: string; onText: (pin: string) => void; wrong?: string | undefined; autoFocus?: boolean }) {
  return (
    <TextField
      label={label} value={value} wrong={wrong} onText={(text) => onText(text.replace(/\D/g, '').slice(0, 6))} autoFocus={autoFocus}
      type="password" inputMode="numeric" autoComplete="off" maxLength={6} className="pin" required
    />
  );
}
