import { boxesOf } from '../../numbers/words.ts';

/** A figure in boxes, as on the paper; what only fills a box (X, –) is drawn and no part of the figure's name. */
export function Boxes({ value }: { value: number | null | undefined }) {
  const state = value === undefined ? 'unset' : value === null ? 'empty' : 'written';
  return (
    <span className="boxes" data-value={state} aria-hidden="true">
      {boxesOf(value).map((digit, at) => <span key={at} data-fill={state === 'empty' ? '–' : digit === 'X' ? 'X' : undefined}>{digit === 'X' ? '' : digit}</span>)}
    </span>
  );
}
