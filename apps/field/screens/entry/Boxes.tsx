import { boxesOf } from '../../numbers/words.ts';

/** A figure in boxes, as on the paper. */
export function Boxes({ value }: { value: number | null | undefined }) {
  const state = value === undefined ? 'unset' : value === null ? 'empty' : 'written';
  return (
    <span className="boxes" data-value={state} aria-hidden="true">
      {boxesOf(value).map((digit, at) => <span key={at}>{state === 'empty' ? '–' : digit}</span>)}
    </span>
  );
}
