import { keepValue, keptValues } from '../app/kept.ts';
import { change, now } from '../app/state.ts';
import { sheetKey } from '../entry/draft.ts';
import { wordsOfCopy, type KeptCopy, type SheetCopy, type SignatureState } from './copy.ts';
import { askCopy } from './from-house.ts';
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

/** Takes a copy, from another phone or from the house. It is kept whatever its signature says: a broken one is evidence too. @throws where the phone has no room left */
export async function takeCopy(copy: SheetCopy, from: KeptCopy['from']): Promise<KeptCopy> {
  const { contest, village, station } = wordsOfCopy(copy);
  const hash = await hashOf(copy);
  const before = now().copies.find((one) => one.hash === hash && sheetKey(one) === sheetKey({ contest, village, station }));
  if (before) return before;
  return keep({ contest, village, station, hash, copy, receivedAt: new Date().toISOString(), from, signature: await stateOf(copy, from) });
}

/** A key that the copy itself brings proves only that the copy is whole; one that the house told is the station's. */
async function stateOf(copy: SheetCopy, from: KeptCopy['from']): Promise<SignatureState> {
  if (copy.publicKey === null || copy.signature === '') return 'unchecked';
  if (!(await isSignedBy(copy.publicKey, copy))) return 'broken';
  return from === 'house' ? 'genuine' : 'self';
}

/** `later`: no network, or the house is busy; `absent`: the house does not hold this entry; `keyless`: it does, and no phone signed it there. */
export type Checking = 'genuine' | 'broken' | 'absent' | 'keyless' | 'later';

/** Asks the house for this very entry and whose key it is, and checks the signature with that key and no other. An entry that was corrected since keeps its proof. */
export async function checkWithHouse(kept: KeptCopy): Promise<Checking> {
  const answer = await askCopy(kept, kept.hash);
  if (answer.kind !== 'copy') return answer.kind;
  const { publicKey, standing = 'current', replacedBy = null } = answer.copy;
  const { replaced: _told, ...rest } = kept;
  const known: KeptCopy = standing === 'current' ? rest : { ...rest, replaced: { how: standing, by: replacedBy } };
  if (publicKey === null) { await keep({ ...known, keyless: true }); return 'keyless'; }
  const signature = (await isSignedBy(publicKey, kept.copy)) ? 'genuine' : 'broken';
  await keep({ ...known, signature });
  return signature;
}

/** Only the house can tell whose key it is, and it has not told yet. */
export const waitsForHouse = ({ signature, keyless }: Pick<KeptCopy, 'signature' | 'keyless'>): boolean => (signature === 'self' || signature === 'unchecked') && keyless !== true;

/** Asks about every copy that was never checked to the end, one after the other. `later`: there is no way just now. What the house does not hold yet is asked again with the next round. */
export async function checkWaiting(): Promise<'later' | null> {
  for (const copy of now().copies.filter(waitsForHouse)) if ((await checkWithHouse(copy)) === 'later') return 'later';
  return null;
}
