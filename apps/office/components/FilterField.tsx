import css from './FilterField.module.css';
import { Icon } from './Icon.tsx';

/** A field that narrows what is on screen, letter by letter. */
export function FilterField({ label, placeholder, value, onChange }: { label: string; placeholder: string; value: string; onChange: (text: string) => void }) {
  return (
    <label className={css.field}>
      <span className="hidden-words">{label}</span>
      <Icon name="search" />
      <input type="search" value={value} placeholder={placeholder} onChange={(event) => onChange(event.currentTarget.value)} />
    </label>
  );
}
