import { createTransport } from 'nodemailer';
import type { Adapter, Delivery } from './message.ts';

const STEP_MS = 10_000;
const WHOLE_MS = 35_000;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/;

/**
 * E-mail through the office's own mail server: `smtps://user:password@host:465`, or `smtp://` with STARTTLS, which is demanded
 * unless the server is this machine or the address says `?requireTLS=false`. `from` as `a@b` or `Name <a@b>`.
 */
export function smtpAdapter(url: string, from: string): Adapter {
  const transport = createTransport({
    url, requireTLS: !LOOPBACK.test(new URL(url).hostname), connectionTimeout: STEP_MS, greetingTimeout: STEP_MS, socketTimeout: STEP_MS, dnsTimeout: STEP_MS,
    disableFileAccess: true, disableUrlAccess: true,
  });
  return async ({ to, subject, text }) => {
    const mail = transport.sendMail({ from, to: { name: '', address: to }, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } });
    return Promise.race([mail.then((): Delivery => ({ state: 'sent' }), failure), tooLong()]);
  };
}

const tooLong = () => new Promise<Delivery>((done) => {
  setTimeout(() => { done({ state: 'failed', reason: 'timeout', final: false }); }, WHOLE_MS).unref();
});

/** Only codes are kept: the server's sentence often repeats the address. A 5xx answer to the recipient or the content will not change. */
function failure(error: unknown): Delivery {
  const told = error instanceof Error ? (error as { code?: unknown; responseCode?: unknown }) : {};
  const code = typeof told.code === 'string' ? told.code : 'ERROR';
  const answer = typeof told.responseCode === 'number' ? told.responseCode : 0;
  const final = answer >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  return { state: 'failed', reason: answer ? `SMTP ${answer} ${code}` : code, final };
}
