const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'], [/\bOPR\//, 'Opera'], [/\bSamsungBrowser\//, 'Samsung Internet'], [/\bFirefox\//, 'Firefox'],
  [/\b(Headless)?Chrome\//, 'Chrome'], [/\bVersion\/[\d.]+.*Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'], [/\b(iPhone|iPad)\b/, 'iOS'], [/\bWindows\b/, 'Windows'], [/\bMac OS X\b/, 'macOS'], [/\bCrOS\b/, 'ChromeOS'], [/\bLinux\b/, 'Linux'],
];

const nameIn = (table: readonly (readonly [RegExp, string])[], text: string): string | undefined => table.find(([sign]) => sign.test(text))?.[1];

/** What a browser calls itself, in two words: "Chrome · Android". It says what it likes, so nothing is decided by it. */
export function browserName(userAgent: string): string {
  const told = [nameIn(BROWSERS, userAgent), nameIn(SYSTEMS, userAgent)].filter((one) => one !== undefined);
  return told.length > 0 ? told.join(' · ') : '—';
}

/** The network of an address: 180.252.…, 2001:db8:…; for readers whose own address it is not. */
export function networkOf(address: string): string {
  const parts = address.split(address.includes(':') ? ':' : '.');
  return `${parts.slice(0, 2).join(address.includes(':') ? ':' : '.')}${address.includes(':') ? ':…' : '.…'}`;
}
