import type { RefObject } from 'react';
import { useKeys } from './useKeys.ts';

/**
 * Walks a table row by row: `j` and `k` from anywhere on the screen, arrows once a row has the focus.
 * Enter then opens the row, because what has the focus is its link.
 */
export function useRowKeys(pane: RefObject<HTMLElement | null>, count: number, reveal: (index: number) => unknown): void {
  const focusRow = (index: number): void => {
    if (index < 0 || index >= count) return;
    reveal(index);
    // A row far away is drawn only in the next frame.
    requestAnimationFrame(() => {
      const link = pane.current?.querySelector<HTMLElement>(`tr[data-index="${index}"] a, tr[data-index="${index}"] button`);
      link?.focus({ preventScroll: true });
      link?.closest('tr')?.scrollIntoView({ block: 'nearest' });
    });
  };
  const focused = (): number | null => {
    const row = pane.current?.contains(document.activeElement) ? document.activeElement?.closest('tr[data-index]') : null;
    return row ? Number(row.getAttribute('data-index')) : null;
  };
  const step = (by: number) => (): void => {
    const at = focused();
    focusRow(at === null ? 0 : at + by);
  };
  const stepWithin = (by: number) => (): boolean => {
    const at = focused();
    if (at === null) return false;
    focusRow(at + by);
    return true;
  };
  useKeys({ j: step(1), k: step(-1), ArrowDown: stepWithin(1), ArrowUp: stepWithin(-1) });
}
