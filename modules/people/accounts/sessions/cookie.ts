/** `__Host-` binds a cookie to this very host; browsers take it over TLS only. */
const SECURE = '__Host-erekap';
const PLAIN = 'erekap_session';

const nameOf = (secure: boolean): string => (secure ? SECURE : PLAIN);

/** The cookie that carries a session; it ends with the browser, and the server ends it earlier. */
export const sessionCookie = (token: string, secure: boolean): string =>
  `${nameOf(secure)}=${token}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;

export const noSessionCookie = (secure: boolean): string => `${sessionCookie('', secure)}; Max-Age=0`;

/** The token in a Cookie header; null if there is none of our shape. */
export function tokenFrom(header: string | null, secure: boolean): string | null {
  const wanted = nameOf(secure);
  for (const part of (header ?? '').split(';')) {
    const [name = '', value = ''] = part.trim().split('=', 2);
    if (name === wanted && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}
