import type { SheetSign } from '../station/sheet-state.ts';

/** A picture for each state, told apart by its shape and not by its colour alone. */
const SHAPES: Readonly<Record<SheetSign, string>> = {
  empty: 'M7 4h18v24H7z M11 10h10 M11 15h10 M11 20h6',
  draft: 'M7 4h18v24H7z M12 21l1-4 8-8 3 3-8 8z',
  waiting: 'M9 4h14 M9 28h14 M10 4c0 8 12 8 12 16v8 M22 4c0 8-12 8-12 16v8',
  verifying: 'M3 16c5-9 21-9 26 0c-5 9-21 9-26 0z M16 12a4 4 0 1 0 .01 0z',
  attention: 'M16 4L30 28H2z M16 12v8 M16 23.5v1',
  accepted: 'M16 3a13 13 0 1 0 .01 0z M9 16.5l5 5 9-10',
};

/** @param waits sent, and something is still missing: drawn as what waits */
export function Sign({ sign: told, waits = false }: { sign: SheetSign; waits?: boolean }) {
  const sign = waits ? 'waiting' : told;
  return (
    <svg className="sign-picture" viewBox="0 0 32 32" width="40" height="40" aria-hidden="true" focusable="false">
      <path d={SHAPES[sign]} fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round" strokeDasharray={sign === 'empty' ? '3 4' : undefined} />
    </svg>
  );
}
