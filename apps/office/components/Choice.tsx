import css from './Choice.module.css';

type Props<V extends string> = { label: string; /** Null = nothing chosen yet. */ value: V | null; options: readonly { value: V; label: string }[]; onChange: (value: V) => void; hideLabel?: boolean };

/** One of a few, all in sight: radio buttons in the dress of a form's tick boxes. */
export function Choice<V extends string>({ label, value, options, onChange, hideLabel = false }: Props<V>) {
  return (
    <fieldset className={css.choice}>
      <legend className={hideLabel ? 'hidden-words' : css.label}>{label}</legend>
      <div className={css.options}>
        {options.map((option) => (
          <label key={option.value} className={css.option}>
            <input type="radio" name={label} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
