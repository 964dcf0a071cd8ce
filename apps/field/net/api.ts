import type { Lang } from '../../../kernel/text.ts';
import type { DeviceEnrolled, EnrolDevice, FieldMe } from '../../../modules/people/contract.ts';
import type { FieldSheet } from '../../../modules/sheets/contract.ts';
import type { Outcome, QueueItem, Told } from '../queue/states.ts';
import type { KnownWork } from '../station/names.ts';
import { newKey, signedHeaders } from './sign.ts';

/** Who this phone belongs to and for what. */
export type Profile = Pick<DeviceEnrolled, 'person' | 'duty' | 'region' | 'regionName' | 'election'> & {
  /** Role and bounds of the duty, known once the house was asked. */
  readonly role?: string; readonly within?: string | null;
  /** Of messages to the holder; what an earlier version kept has none. */
  readonly lang?: Lang;
};
export const profileOf = ({ person, duty, region, regionName, election, role, within, lang }: Profile): Profile =>
  ({ person, duty, region, regionName, election, ...(role === undefined ? {} : { role }), ...(within === undefined ? {} : { within }), ...(lang === undefined ? {} : { lang }) });

/** `at`: the moment of the answer by the clock of the house. */
export type Answer<T> = { readonly kind: 'answered'; readonly at: string; readonly value: T } | Exclude<Outcome, { kind: 'answered' }>;

const LONGEST_WAIT_MILLISECONDS = 20_000;

/** Asks the server; no cookie goes along, the signature alone says who asks. */
async function ask<T>(target: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const headers = { accept: 'application/json', 'accept-language': document.documentElement.lang, ...(init.headers as Record<string, string>) };
    const response = await fetch(target, { ...init, headers, credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS) });
    const body: unknown = await response.json();
    return response.ok ? { kind: 'answered', at: momentOf(response), value: body as T } : { kind: 'refused', status: response.status, told: toldBy(body) };
  } catch {
    // No network, no answer in time, or something in between that is not the house (a hotspot's own page).
    return { kind: 'unreachable' };
  }
}

const momentOf = ({ headers }: Response): string => new Date(headers.get('date') ?? Date.now()).toISOString();

function toldBy(body: unknown): Told {
  const { code = '', title = '', detail = '', fix = '' } = (body ?? {}) as Partial<Told>;
  return { code, title, detail, fix };
}

export const sendEnrolment = (input: EnrolDevice): Promise<Answer<DeviceEnrolled>> =>
  ask('/api/devices/enrol', { method: 'POST', body: JSON.stringify(input), headers: { 'content-type': 'application/json' } });

/** A signed question. @param target path and query, as they travel */
export async function askSigned<T>(device: string, privateKey: CryptoKey, target: string): Promise<Answer<T>> {
  const headers = await signedHeaders(privateKey, { method: 'GET', target, body: '', device, time: new Date().toISOString(), key: '' });
  return ask<T>(target, { headers });
}

/** Says something that is signed as it is sent: pieces of a picture, which stand for nothing by themselves. */
export async function sendSigned<T>(device: string, privateKey: CryptoKey, target: string, value: unknown): Promise<Answer<T>> {
  const body = JSON.stringify(value);
  const headers = await signedHeaders(privateKey, { method: 'POST', target, body, device, time: new Date().toISOString(), key: newKey() });
  return ask<T>(target, { method: 'POST', body, headers });
}

/** Who the house takes this phone for, and how far its clock is off (milliseconds, half of the way there and back taken into account). */
export async function askMe(device: string, privateKey: CryptoKey): Promise<Answer<FieldMe & { readonly skew: number }>> {
  const began = Date.now();
  const answer = await askSigned<FieldMe>(device, privateKey, '/api/field/me');
  if (answer.kind !== 'answered') return answer;
  return { ...answer, value: { ...answer.value, skew: (began + Date.now()) / 2 - Date.parse(answer.value.serverTime) } };
}

/** Chooses the language of every message to the holder of this phone. */
export const sendLanguage = (device: string, privateKey: CryptoKey, lang: Lang): Promise<Answer<unknown>> => sendSigned(device, privateKey, '/api/field/language', { lang });

/** The stations of this phone, with the forms of their contests and what is known of each sheet; `watch`: of who watches there. */
export const askWork = (device: string, privateKey: CryptoKey, as: 'work' | 'watch'): Promise<Answer<KnownWork>> => askSigned(device, privateKey, `/api/field/${as}`);
/** How far each sheet has come, without the forms. */
export const askSheets = (device: string, privateKey: CryptoKey): Promise<Answer<{ readonly sheets: readonly FieldSheet[] }>> => askSigned(device, privateKey, '/api/field/sheets');

/** Sends what was signed before, as it was signed. */
export async function sendItem({ target, body, headers }: Pick<QueueItem, 'target' | 'body' | 'headers'>): Promise<Outcome> {
  const answer = await ask<{ receivedAt?: string } | null>(target, { method: 'POST', body, headers: { ...headers } });
  return answer.kind === 'answered' ? { ...answer, at: answer.value?.receivedAt ?? answer.at } : answer;
}
