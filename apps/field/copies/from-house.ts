import type { CopyAnswer } from '../../../modules/supervision/contract.ts';
import { held } from '../app/state.ts';
import type { SheetName } from '../entry/draft.ts';
import { askSigned } from '../net/api.ts';
import type { WorkContest, WorkStation } from '../station/names.ts';
import { slimBallot } from './ballot.ts';
import type { SheetCopy } from './copy.ts';

/** A word of a station, as the house tells it. */
export type HouseCopy = Pick<CopyAnswer, 'text' | 'hash' | 'signature' | 'message' | 'device' | 'publicKey' | 'by'> & Partial<Pick<CopyAnswer, 'standing' | 'replacedBy'>>;

/** `absent`: the house holds no such copy for the asker; `later`: no network, or the house is busy. */
export type Asked<T> = { readonly kind: 'copy'; readonly copy: T } | { readonly kind: 'absent' | 'later' };

/** Asks the house for the newest word on a sheet of the asker's stations. @param hash asks for that very entry, also one that was corrected since */
export async function askCopy({ contest, village, station }: SheetName, hash?: string): Promise<Asked<HouseCopy>> {
  const { record } = held;
  if (!record) return { kind: 'later' };
  const query = new URLSearchParams({ contest: String(contest), village, station: String(station), ...(hash === undefined ? {} : { hash }) });
  const answer = await askSigned<HouseCopy>(record.id, record.privateKey, `/api/field/copies?${query.toString()}`);
  if (answer.kind === 'unreachable' || (answer.kind === 'refused' && (answer.status >= 500 || answer.status === 429))) return { kind: 'later' };
  return answer.kind === 'answered' ? { kind: 'copy', copy: answer.value } : { kind: 'absent' };
}

/** The same in the shape in which phones hand copies to each other. */
export async function fetchCopy(contest: WorkContest, { village, station }: WorkStation): Promise<Asked<SheetCopy>> {
  const answer = await askCopy({ contest: contest.id, village: village.path, station });
  return answer.kind === 'copy' ? { kind: 'copy', copy: copyFrom(answer.copy, contest, village.name) } : answer;
}

/** An entry that somebody of the office made has no signature of a phone, and says so. */
export function copyFrom({ text, signature, message, device, publicKey, by }: HouseCopy, { name, type, variant, ...contest }: WorkContest, place: string): SheetCopy {
  // Lines of kernel/device-message.ts: mark, method, target, hash, device, time, key.
  const [, , , , , time = '', key = ''] = (message ?? '').split('\n');
  const saidAt = (JSON.parse(text) as { saidAt: string }).saidAt;
  return {
    v: 1, text, device: device ?? '', time: time === '' ? saidAt : time, key, signature: signature ?? '', publicKey, by,
    contest: { name, type, variant, ballot: slimBallot(contest) }, place,
  };
}
