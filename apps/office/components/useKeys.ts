import { useLayoutEffect, useRef } from 'react';

/** Whether a key press belongs to a field or a dialog rather than to the page. */
export function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  return event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey
    || target?.closest('input, textarea, select, [contenteditable], dialog, [role="listbox"]') != null;
}

/** Keys of a screen, by their name (`j`, `ArrowLeft`, `/`); a handler that returns false leaves the key to the browser. What is on the screen hears its keys: there is no moment at which they are lost, or mean the line before. */
export function useKeys(keys: Readonly<Record<string, (event: KeyboardEvent) => unknown>>): void {
  const current = useRef(keys);
  useLayoutEffect(() => {
    current.current = keys;
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const handler = isTaken(event) ? undefined : current.current[event.key];
      if (handler && handler(event) !== false) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
