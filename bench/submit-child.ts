import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { connect, type Socket } from 'node:net';
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

const TARGET = '/api/field/entries';
/** Whole requests of each phone, ready to be sent. */
let ready: Buffer[][] = [];

function make(phones: readonly (readonly string[])[]): Made {
  ready = [];
  const made = phones.map((texts) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const device = newId();
    ready.push(texts.map((text) => {
      const [key, time] = [randomUUID(), new Date().toISOString()];
      const message = requestMessage({ method: 'POST', target: TARGET, bodyHash: createHash('sha256').update(text).digest('hex'), device, time, key });
      const signature = sign('sha256', Buffer.from(message), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
      const headers = { host: 'localhost', 'e-rekap-device': device, 'e-rekap-time': time, 'e-rekap-signature': signature, 'idempotency-key': key, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      return Buffer.from(`POST ${TARGET} HTTP/1.1\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${text}`);
    }));
    return { device, spki: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') };
  });
  return made;
}

/** One phone's connection, which stays open: sends a request and waits for its whole answer. As light as can be, so that the server is what is measured. */
function client(base: string): { ask(request: Buffer): Promise<string>; end(): void } {
  const socket: Socket = connect({ host: new URL(base).hostname, port: Number(new URL(base).port), noDelay: true });
  let [text, done, failed] = ['', (_: string): void => undefined, (_: Error): void => undefined];
  socket.on('error', (error) => { failed(error); }).on('close', () => { failed(new Error('the connection was closed')); });
  socket.setEncoding('latin1').on('data', (piece: string) => {
    text += piece;
    const head = text.indexOf('\r\n\r\n');
    const length = /\r\ncontent-length: (\d+)/i.exec(text);
    if (head < 0 || !length || text.length < head + 4 + Number(length[1])) return;
    const answer = text;
    text = '';
    done(answer);
  });
  return { ask: (request) => new Promise((resolve, reject) => { [done, failed] = [resolve, reject]; socket.write(request); }), end: () => { failed = () => undefined; socket.end(); } };
}

async function send(base: string, clients: number): Promise<Sent> {
  const open = Array.from({ length: clients }, () => client(base));
  const [taken, failed]: [number[], string[]] = [[], []];
  const began = performance.now();
  // A phone keeps its connection until its sheets are through, one after the other; then another phone takes its place.
  await spread(ready, clients, async (requests, worker) => {
    for (const request of requests) {
      const start = performance.now();
      const answer = await open[worker]!.ask(request);
      taken.push(performance.now() - start);
      if (!answer.startsWith('HTTP/1.1 200 ') || !answer.includes('"outcome":"received"')) failed.push(answer);
    }
  });
  const seconds = (performance.now() - began) / 1000;
  for (const one of open) one.end();
  return { seconds, taken, failed };
}

process.on('message', (told: Told) => {
  if ('phones' in told) process.send?.(make(told.phones));
  else void send(told.send, told.clients).then((answer) => process.send?.(answer));
});
