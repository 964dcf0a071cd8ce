import { keepValue, keptValues } from '../app/kept.ts';
import { change, held, now } from '../app/state.ts';
import { sheetKey } from '../entry/draft.ts';
import { askSigned } from '../net/api.ts';
import { wordsOfCopy, type KeptCopy, type SheetCopy, type SignatureState } from './copy.ts';
import { hashOf, isSignedBy } from './signature.ts';

/** Names of kept copies begin so. */
export const COPIES = 'copy ';
const nameOf = (copy: KeptCopy): string => `${COPIES}${sheetKey(copy)}/${copy.hash}`;

export const keptCopies = async (): Promise<KeptCopy[]> => [...(await keptValues<KeptCopy>(COPIES)).values()];

async function keep(kept: KeptCopy): Promise<KeptCopy> {
  await keepValue(nameOf(kept), kept);
  if (now().stage === 'open') change({ copies: [...now().copies.filter((one) => nameOf(one) !== nameOf(kept)), kept] });
  return kept;
}

/** Takes a copy from another phone. It is kept whatever its signature says: a broken one is evidence too. @throws where the phone has no room left */
export async function takeCopy(copy: SheetCopy): Promise<KeptCopy> {
  const { contest, village, station } = wordsOfCopy(copy);
  const hash = await hashOf(copy);
  const before = now().copies.find((one) => one.hash === hash && sheetKey(one) === sheetKey({ contest, village, station }));
  if (before) return before;
  return keep({ contest, village, station, hash, copy, receivedAt: new Date().toISOString(), from: 'phone', signature: await selfState(copy) });
}

/** All that can be said with no network. */
async function selfState(copy: SheetCopy): Promise<SignatureState> {
  if (copy.publicKey === null) return 'unchecked';
  return (await isSignedBy(copy.publicKey, copy)) ? 'self' : 'broken';
}

/** What the house says of a sheet's newest entry, in the shape of modules/supervision (CopyAnswer). */
type HouseCopy = { readonly text: string; readonly hash: string; readonly publicKey: string | null };

/** `later`: no network, or the house is busy; `absent`: the house does not hold this entry (yet). */
export type Checking = 'genuine' | 'broken' | 'absent' | 'later';

/** Asks the house whose key it is, and checks the signature with that key and no other. */
export async function checkWithHouse(kept: KeptCopy): Promise<Checking> {
  const { record } = held;
  if (!record) return 'later';
  const query = new URLSearchParams({ contest: String(kept.contest), village: kept.village, station: String(kept.station) });
  const answer = await askSigned<HouseCopy>(record.id, record.privateKey, `/api/field/copies?${query.toString()}`);
  if (answer.kind === 'unreachable' || (answer.kind === 'refused' && (answer.status >= 500 || answer.status === 429))) return 'later';
  if (answer.kind === 'refused' || answer.value.hash !== kept.hash || answer.value.publicKey === null) return 'absent';
  const signature = (await isSignedBy(answer.value.publicKey, kept.copy)) ? 'genuine' : 'broken';
  await keep({ ...kept, signature });
  return signature;
}
