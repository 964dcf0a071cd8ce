import css from './read.module.css';

type Props = { label: string; value: string; options: readonly { value: string; label: string }[]; onChange: (value: string) => void };

/** The browser's own list, laid unseen over what is chosen: long names wrap on a phone instead of being cut off. */
export function WideSelect({ label, value, options, onChange }: Props) {
  return (
    <label className={css.wide}>
      <span className={css.wideLabel}>{label}</span>
      <span className={css.wideBox}>
        <span className={css.wideValue} aria-hidden="true">{options.find((one) => one.value === value)?.label}</span>
        <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        </select>
      </span>
    </label>
  );
}
