import type { DeviceEnrolled, EnrolDevice, FieldMe } from '../../../modules/people/contract.ts';
import type { Outcome, QueueItem, Told } from '../queue/states.ts';
import { signedHeaders } from './sign.ts';

/** Who this phone belongs to and for what. */
export type Profile = Pick<DeviceEnrolled, 'person' | 'duty' | 'region' | 'regionName' | 'election'>;
export const profileOf = ({ person, duty, region, regionName, election }: Profile): Profile => ({ person, duty, region, regionName, election });

export type Answer<T> = { readonly kind: 'answered'; readonly value: T } | Exclude<Outcome, { kind: 'answered' }>;

const LONGEST_WAIT_MILLISECONDS = 20_000;

/** Asks the server; no cookie goes along, the signature alone says who asks. */
async function ask<T>(target: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const headers = { accept: 'application/json', 'accept-language': document.documentElement.lang, ...(init.headers as Record<string, string>) };
    const response = await fetch(target, { ...init, headers, credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS) });
    const body: unknown = await response.json();
    return response.ok ? { kind: 'answered', value: body as T } : { kind: 'refused', status: response.status, told: toldBy(body) };
  } catch {
    // No network, no answer in time, or something in between that is not the house (a hotspot's own page).
    return { kind: 'unreachable' };
  }
}

function toldBy(body: unknown): Told {
  const { code = '', title = '', detail = '', fix = '' } = (body ?? {}) as Partial<Told>;
  return { code, title, detail, fix };
}

export const sendEnrolment = (input: EnrolDevice): Promise<Answer<DeviceEnrolled>> =>
  ask('/api/devices/enrol', { method: 'POST', body: JSON.stringify(input), headers: { 'content-type': 'application/json' } });

/** Who the house takes this phone for, and how far its clock is off (milliseconds, half of the way there and back taken into account). */
export async function askMe(device: string, privateKey: CryptoKey): Promise<Answer<FieldMe & { readonly skew: number }>> {
  const target = '/api/field/me';
  const began = Date.now();
  const headers = await signedHeaders(privateKey, { method: 'GET', target, body: '', device, time: new Date(began).toISOString(), key: '' });
  const answer = await ask<FieldMe>(target, { headers });
  if (answer.kind !== 'answered') return answer;
  return { kind: 'answered', value: { ...answer.value, skew: (began + Date.now()) / 2 - Date.parse(answer.value.serverTime) } };
}

/** Sends what was signed before, as it was signed. */
export async function sendItem({ target, body, headers }: QueueItem): Promise<Outcome> {
  const answer = await ask<{ receivedAt: string }>(target, { method: 'POST', body, headers: { ...headers } });
  return answer.kind === 'answered' ? { kind: 'answered', at: answer.value.receivedAt } : answer;
}
