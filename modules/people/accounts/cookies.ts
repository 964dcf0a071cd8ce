import type { Origin } from '../../../kernel/http/route.ts';

/** A cookie of this house under its plain name, or bound to the host where the house stands behind TLS. */
export function cookieLine(name: string, value: string, { secure = false }: Pick<Origin, 'secure'>, maxAge: number): string {
  return `${nameOf(name, secure)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAge}${secure ? '; Secure' : ''}`;
}

/** The value that the browser sent; '' if there is none, or if it is not of the shape that this house writes. */
export function cookieIn(name: string, shape: RegExp, { cookie = '', secure = false }: Pick<Origin, 'cookie' | 'secure'>): string {
  const wanted = nameOf(name, secure);
  for (const part of cookie.split(';')) {
    const [found = '', value = ''] = part.trim().split('=', 2);
    if (found === wanted && shape.test(value)) return value;
  }
  return '';
}

const nameOf = (name: string, secure: boolean): string => (secure ? `__Host-erekap-${name}` : `erekap_${name}`);
