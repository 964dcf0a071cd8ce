import { randomBytes, timingSafeEqual } from 'node:crypto';
import { keys } from '../../../kernel/crypt/house-keys.ts';
import type { Origin } from '../../../kernel/http/route.ts';
import { cookieIn, cookieLine } from './cookies.ts';
import { KNOWN_SECONDS } from './rules/policy.ts';

const COOKIE = 'known';
const SHAPE = /^[\w-]{22}(?:~[\w-]{22}){0,8}$/;
const MOST = 8;

/** `id~mark~mark…`: one browser, and a mark for each account that was opened in it. */
function read(from: Origin): { id: string; marks: string[] } {
  const [id = '', ...marks] = cookieIn(COOKIE, SHAPE, from).split('~');
  return { id, marks };
}

const markOf = (id: string, login: Buffer): string => keys().keyedHash('known-browser', `${id} ${login.toString('hex')}`).subarray(0, 16).toString('base64url');

/** The id of the browser if it once signed in to the account of this login; null for strangers. It proves nothing but that. */
export function knownBrowser(from: Origin, login: Buffer): string | null {
  const { id, marks } = read(from);
  if (id === '') return null;
  const mark = Buffer.from(markOf(id, login));
  return marks.some((one) => timingSafeEqual(Buffer.from(one), mark)) ? id : null;
}

/** The cookie that makes this browser known to the account from now on, besides those it knows already. */
export function rememberBrowser(from: Origin, login: Buffer): string {
  const before = read(from);
  const id = before.id === '' ? randomBytes(16).toString('base64url') : before.id;
  const mark = markOf(id, login);
  const marks = [mark, ...before.marks.filter((one) => one !== mark)].slice(0, MOST);
  return cookieLine(COOKIE, [id, ...marks].join('~'), from, KNOWN_SECONDS);
}
