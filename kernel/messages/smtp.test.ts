import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { smtpAdapter } from './smtp.ts';

type Received = { from: string; to: string[]; source: string };
let received: Received[] = [];
let refuseRecipient = 0;
let refuseContent = 0;

const refusal = (responseCode: number) => Object.assign(new Error('no <siti@contoh.id> here'), { responseCode });

const server = new SMTPServer({
  authOptional: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true,
  onAuth: ({ username, password }, _session, done) => { done(username === 'rumah' && password === 's@ndi' ? null : new Error('no'), { user: username }); },
  onRcptTo: (_address, _session, done) => { done(refuseRecipient ? refusal(refuseRecipient) : null); },
  onData: (stream, { envelope }, done) => {
    void text(stream).then((source) => {
      if (!refuseContent) received.push({ from: envelope.mailFrom ? envelope.mailFrom.address : '', to: envelope.rcptTo.map((one) => one.address), source });
      done(refuseContent ? refusal(refuseContent) : null);
    });
  },
});

let url = '';
const FROM = 'E-Rekap <rumah@contoh.id>';
const mail = { id: 7, channel: 'email', to: 'siti@contoh.id', subject: 'Kode masuk — é', text: 'Kode Anda 123456.\n.\nSampai jumpa' } as const;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  url = `127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((done) => { server.close(done); }));
beforeEach(() => { [received, refuseRecipient, refuseContent] = [[], 0, 0]; });

describe('SMTP, against a real server', () => {
  it('delivers the text to one address', async () => {
    expect(await smtpAdapter(`smtp://rumah:s%40ndi@${url}`, FROM)(mail)).toEqual({ state: 'sent' });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ from: 'rumah@contoh.id', to: ['siti@contoh.id'] });
    expect(received[0]?.source).toContain('Kode Anda 123456.');
    expect(received[0]?.source).toContain('Sampai jumpa');
    expect(received[0]?.source).toMatch(/^From: "E-Rekap" <rumah@contoh.id>\r?$/m);
    expect(received[0]?.source).toMatch(/^Subject: =\?UTF-8\?/m);
  });

  it('comes back later when the server is full, away, or does not know the house', async () => {
    refuseRecipient = 451;
    expect(await smtpAdapter(`smtp://${url}`, FROM)(mail)).toEqual({ state: 'failed', reason: 'SMTP 451 EENVELOPE', final: false });
    expect(await smtpAdapter('smtp://127.0.0.1:1', FROM)(mail)).toMatchObject({ state: 'failed', final: false });
    expect(await smtpAdapter(`smtp://rumah:salah@${url}`, FROM)(mail)).toEqual({ state: 'failed', reason: 'SMTP 535 EAUTH', final: false });
  });

  it('gives up when the recipient or the content is refused, and repeats no address', async () => {
    refuseRecipient = 550;
    expect(await smtpAdapter(`smtp://${url}`, FROM)(mail)).toEqual({ state: 'failed', reason: 'SMTP 550 EENVELOPE', final: true });
    [refuseRecipient, refuseContent] = [0, 554];
    expect(await smtpAdapter(`smtp://${url}`, FROM)(mail)).toEqual({ state: 'failed', reason: 'SMTP 554 EMESSAGE', final: true });
  });

  it('does not speak in the clear to another machine', async () => {
    // Another spelling of this machine, which the adapter takes for another one.
    const other = url.replace('127.0.0.1', '127.1');
    expect(await smtpAdapter(`smtp://${other}`, FROM)(mail)).toEqual({ state: 'failed', reason: 'SMTP 500 ETLS', final: false });
    expect(received).toHaveLength(0);
    expect(await smtpAdapter(`smtp://${other}?requireTLS=false`, FROM)(mail)).toEqual({ state: 'sent' });
  });
});
