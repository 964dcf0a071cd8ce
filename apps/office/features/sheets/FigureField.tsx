import type { KeyboardEvent } from 'react';
import type { Finding } from '../../api/types.ts';
import { useWords } from '../../i18n/index.ts';
import css from './CorrectionForm.module.css';

type Props = { name: string; value: string; wrong: boolean; changed: boolean; broken: readonly Finding[]; onChange: (text: string) => void };

/** One box of the sheet to type in. Enter goes on to the next box, as the eye does on the paper. */
export function FigureField({ name, value, wrong, changed, broken, onChange }: Props) {
  const { t } = useWords();
  const codes = [...new Set(broken.map(({ code }) => code))];
  const severity = broken.some((finding) => finding.severity === 'hard') ? 'hard' : 'warn';
  const label = codes.length > 0 ? `${name}, ${t('sheet.cellBroken', { codes: codes.join(', ') })}` : name;
  return (
    <input
      className={css.field} type="text" inputMode="numeric" autoComplete="off" maxLength={9} aria-label={label} aria-invalid={wrong}
      data-changed={changed || undefined} data-broken={codes.length > 0 ? severity : undefined}
      value={value} onChange={(event) => onChange(event.currentTarget.value)} onKeyDown={nextOnEnter} onFocus={(event) => event.currentTarget.select()}
    />
  );
}

function nextOnEnter(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey) return;
  event.preventDefault();
  const fields = [...(event.currentTarget.form?.querySelectorAll<HTMLElement>('input, textarea') ?? [])];
  fields[fields.indexOf(event.currentTarget) + (event.shiftKey ? -1 : 1)]?.focus();
}
