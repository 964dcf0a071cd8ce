import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { Agent, request } from 'node:http';
import { requestMessage } from '../kernel/device-message.ts';
import { newId } from '../kernel/ids.ts';
import { spread } from './support/measure.ts';

/**
 * The phones of `npm run bench -- submit`, in a process of their own, so that the CPU of the other one is the server's alone.
 * `phones`: the texts that each phone will send; keys are made and everything is signed before anything is measured.
 */
export type Told = { readonly phones: readonly (readonly string[])[] } | { readonly send: string; readonly clients: number };
export type Made = readonly { readonly device: string; readonly spki: string }[];
/** `taken`: milliseconds of each request, in no order. */
export type Sent = { readonly seconds: number; readonly taken: readonly number[]; readonly failed: readonly string[] };

type Ready = { readonly text: string; readonly headers: Readonly<Record<string, string>> };
const TARGET = '/api/field/entries';
let ready: Ready[] = [];

function make(phones: readonly (readonly string[])[]): Made {
  const all: Ready[][] = [];
  const made = phones.map((texts) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const device = newId();
    all.push(texts.map((text) => {
      const [key, time] = [randomUUID(), new Date().toISOString()];
      const message = requestMessage({ method: 'POST', target: TARGET, bodyHash: createHash('sha256').update(text).digest('hex'), device, time, key });
      const signature = sign('sha256', Buffer.from(message), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
      return { text, headers: { 'e-rekap-device': device, 'e-rekap-time': time, 'e-rekap-signature': signature, 'idempotency-key': key, 'content-type': 'application/json' } };
    }));
    return { device, spki: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') };
  });
  // The first sheet of every phone, then the second: one station fills in one contest after the other.
  ready = Array.from({ length: all[0]?.length ?? 0 }, (_, at) => all.flatMap((sheets) => sheets[at] ?? [])).flat();
  return made;
}

const post = (url: URL, agent: Agent, { text, headers }: Ready): Promise<{ status: number; body: string }> => new Promise((done, reject) => {
  const sent = request({ host: url.hostname, port: url.port, path: TARGET, method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(text) } }, (answer) => {
    let body = '';
    answer.setEncoding('utf8').on('data', (piece: string) => (body += piece)).on('end', () => { done({ status: answer.statusCode ?? 0, body }); });
  });
  sent.on('error', reject).end(text);
});

async function send(base: string, clients: number): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const [taken, failed]: [number[], string[]] = [[], []];
  const began = performance.now();
  await spread(ready, clients, async (one) => {
    const start = performance.now();
    const { status, body } = await post(new URL(base), agent, one);
    taken.push(performance.now() - start);
    if (status !== 200 || !body.includes('"outcome":"received"')) failed.push(`${status} ${body}`);
  });
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { seconds, taken, failed };
}

process.on('message', (told: Told) => {
  if ('phones' in told) process.send?.(make(told.phones));
  else void send(told.send, told.clients).then((answer) => process.send?.(answer));
});
