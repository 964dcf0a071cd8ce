/** The code in whatever was typed, scanned or linked: ten letters without 0, O, 1 and I, in any case and grouping; null if there is none. */
export function codeIn(text: string): string | null {
  const last = text.slice(text.lastIndexOf('#') + 1);
  const letters = last.toUpperCase().replace(/[\s.\-–_]+/g, '');
  return /^[A-HJ-NP-Z2-9]{10}$/.test(letters) ? letters : null;
}
