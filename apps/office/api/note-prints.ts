import { write } from './client.ts';
import { newKey } from './key.ts';

const LONGEST = { address: 500, what: 200 };

/** Tells the trail whenever a screen is printed, by our button or the browser's own; paper that cannot be noted is printed all the same. */
export function notePrints(): void {
  window.addEventListener('beforeprint', () => {
    const { pathname, search } = window.location;
    const what = document.title.replace(/ · E-Rekap$/, '');
    void write('/api/audit/prints', { address: `${pathname}${search}`.slice(0, LONGEST.address), what: what.slice(0, LONGEST.what) || pathname }, newKey()).catch(() => undefined);
  });
}
