const HERE = 'http://here';

/**
 * Where to go after signing in: an address of this office, or home. Whatever would lead elsewhere (`//evil.example`,
 * `\\evil`, `javascript:`) or back to the sign-in page is dropped, so that no link can use the office to send people away.
 */
export function wayBack(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?![/\\])/.test(wanted) || /[\\\x00-\x1f]/.test(wanted) || !URL.canParse(wanted, HERE)) return '/';
  const { origin, pathname, search } = new URL(wanted, HERE);
  if (origin !== HERE || pathname.startsWith('//') || pathname.startsWith('/sign-in') || pathname.startsWith('/setup') || pathname.startsWith('/api/')) return '/';
  return pathname + search;
}
