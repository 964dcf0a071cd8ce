import { createHash, generateKeyPairSync, randomInt, randomUUID, sign } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { enrolmentMessage, requestMessage } from '../../kernel/device-message.ts';

const TARGET = '/api/field/entries';

/** One sheet as a phone keeps it until it is acknowledged: the bytes, the signature and the key never change. */
export type Sheet = { readonly station: number; readonly votes: readonly [number, number, number]; readonly key: string; readonly text: string; readonly headers: Readonly<Record<string, string>>; tries: number; answer: unknown };
export type Phone = { sheet(station: number, votes: Sheet['votes'], text: string): Sheet };

/** A phone that makes its key and becomes one of the house with a code, as the field app does. `ahead`: milliseconds that its clock is wrong. */
export async function enrolPhone(url: string, code: string, ahead: number): Promise<Phone> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const signed = (message: string): string => sign('sha256', Buffer.from(message), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  const clock = (): string => new Date(Date.now() + ahead).toISOString();
  const told = { code: code.replaceAll('-', ''), publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'), name: 'Gawai badai', deviceTime: clock() };
  const answer = await fetch(`${url}/api/devices/enrol`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...told, signature: signed(enrolmentMessage(told)) }) });
  if (!answer.ok) throw new Error(`enrolment: ${answer.status} ${await answer.text()}`);
  const { device } = (await answer.json()) as { device: string };
  return {
    sheet(station, votes, text) {
      const [key, time] = [randomUUID(), clock()];
      const signature = signed(requestMessage({ method: 'POST', target: TARGET, bodyHash: createHash('sha256').update(text).digest('hex'), device, time, key }));
      const headers = { 'e-rekap-device': device, 'e-rekap-time': time, 'e-rekap-signature': signature, 'idempotency-key': key, 'content-type': 'application/json' };
      return { station, votes, key, text, headers, tries: 0, answer: null };
    },
  };
}

/** Where the house is now; null while it is down. */
export type House = { url: string | null };
export type Count = { acknowledged: number; lost: number; refused: string[] };

/**
 * Sends until there is an answer, always the same bytes; what is not acknowledged is sent again. Now and then an answer is lost
 * on the way back and the sheet is sent once more: it must be the same answer.
 */
export async function deliver(house: House, sheets: readonly Sheet[], count: Count): Promise<void> {
  for (const sheet of sheets) {
    while (sheet.answer === null) {
      const answer = await post(house, sheet);
      if (answer === null) await sleep(randomInt(10, 60));
      else {
        sheet.answer = answer;
        count.acknowledged++;
        if (randomInt(20) === 0) await lostOnTheWay(house, sheet, count);
      }
    }
  }
}

async function lostOnTheWay(house: House, sheet: Sheet, count: Count): Promise<void> {
  const again = await post(house, sheet);
  if (again === null) return;
  count.lost++;
  if (!isDeepStrictEqual(again, sheet.answer)) count.refused.push(`${JSON.stringify(sheet.answer)} became ${JSON.stringify(again)}`);
}

/** The answer; null if there was none, or the house said that it has too much to do. Anything else is thrown: nobody may be refused here. */
export async function post({ url }: House, sheet: Sheet): Promise<unknown> {
  if (url === null) return null;
  sheet.tries++;
  const response = await fetch(`${url}${TARGET}`, { method: 'POST', headers: sheet.headers, body: sheet.text, signal: AbortSignal.timeout(20_000) }).catch(() => null);
  if (response === null) return null;
  const body: unknown = await response.json().catch(() => null);
  if (response.status === 200) return body;
  if (response.status === 503 || body === null) return null;
  // Its database died a moment before the house itself did.
  if (response.status === 500) return null;
  throw new Error(`${response.status} ${JSON.stringify(body)}`);
}
