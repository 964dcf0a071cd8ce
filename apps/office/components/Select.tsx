import css from './Select.module.css';

type Props = { label: string; value: string; options: readonly { value: string; label: string }[]; onChange: (value: string) => void };

/** One of many, in the list of the browser itself: it works with every keyboard, phone and screen reader. */
export function Select({ label, value, options, onChange }: Props) {
  return (
    <label className={css.select}>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </label>
  );
}
