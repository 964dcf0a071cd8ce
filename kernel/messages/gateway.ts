import type { Adapter, Delivery, Outgoing } from './message.ts';

const TIMEOUT_MS = 10_000;
const ANSWER_LIMIT_BYTES = 64 * 1024;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/;

/** Only https, or http on this very machine. */
export const isGatewayUrl = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)));
};

/**
 * WhatsApp and SMS through an HTTP gateway: POST {id, channel, to, text} with a bearer token. Only the configured address is ever
 * called: nothing of a message becomes part of it, and a redirect is a failure. The id is also the Idempotency-Key.
 */
export function gatewayAdapter(url: string, token: string): Adapter {
  if (!isGatewayUrl(url)) throw new Error('the gateway must be https, or on the loopback');
  return async (message) => {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      return await judge(await fetch(url, { method: 'POST', redirect: 'manual', signal, headers: headers(message, token), body: bodyOf(message) }));
    } catch (error) {
      return later(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : networkCode(error));
    }
  };
}

const headers = ({ id }: Outgoing, token: string): Record<string, string> => ({
  'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': `message-${id}`,
});

const bodyOf = ({ id, channel, to, text }: Outgoing): string => JSON.stringify({ id, channel, to, text });

const later = (reason: string): Delivery => ({ state: 'failed', reason, final: false });
const never = (reason: string): Delivery => ({ state: 'failed', reason, final: true });

const REFUSED_FOR_GOOD = new Set([400, 413, 422]);

async function judge(response: Response): Promise<Delivery> {
  const { status } = response;
  if (status >= 300 && status < 400) {
    await response.body?.cancel();
    return later('redirect refused');
  }
  const answer = await readAtMost(response, ANSWER_LIMIT_BYTES);
  if (REFUSED_FOR_GOOD.has(status)) return never(`HTTP ${status}`);
  if (!response.ok) return later(`HTTP ${status}`);
  if (answer === null) return never('answer too large');
  return saysNo(answer) ? later('refused by gateway') : { state: 'sent' };
}

/** Null, and the rest unread, if there is more. */
async function readAtMost(response: Response, limit: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop cancels the stream.
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Several gateways answer 200 and say `{"status": false}` inside. */
function saysNo(answer: string): boolean {
  try {
    const told: unknown = JSON.parse(answer);
    if (typeof told !== 'object' || told === null) return false;
    return ['ok', 'success', 'status'].some((name) => (told as Record<string, unknown>)[name] === false);
  } catch {
    return false;
  }
}

function networkCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'network';
}
