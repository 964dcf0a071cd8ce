import type { EntryWords } from '../../../modules/sheets/rules.ts';
import type { SheetName } from '../entry/draft.ts';

/** Names of parties and candidates as a copy carries them: enough to build the form and to know the lines again. */
export type SlimBallot =
  | { readonly kind: 'pairs' | 'candidates'; readonly rows: readonly (readonly [number, string])[]; readonly empty?: true }
  /** number, short name, how many candidates (or their numbers, where they are not 1, 2, 3 …) */
  | { readonly kind: 'parties'; readonly rows: readonly (readonly [number, string, number | readonly number[]])[] };

/**
 * The signed copy of a sheet that a witness or a supervisor takes home: everything to read it, and to check it, with no
 * network. Version 1.
 */
export type SheetCopy = {
  readonly v: 1;
  /** The very text that was signed (modules/sheets: entryText): figures, reasons, hashes of the photos. */
  readonly text: string;
  /** The parts of the signed request (kernel/device-message.ts) that are not in the text. */
  readonly device: string; readonly time: string; readonly key: string; readonly signature: string;
  /** The phone's public key (SubjectPublicKeyInfo, base64url); null where the phone does not have it any more. Whose it is only the house can say. */
  readonly publicKey: string | null;
  readonly by: string;
  readonly contest: { readonly name: string; readonly type: string; readonly variant: string; readonly ballot: SlimBallot };
  /** Name of the kelurahan. */
  readonly place: string;
  /** Proof that the public log holds this entry; its place is kept, no log exists yet. */
  readonly log?: string;
};

/** How far a signature was checked. `self`: it fits the key that the copy itself brings; that this is the station's key only the house can say. */
export type SignatureState = 'genuine' | 'self' | 'unchecked' | 'broken';

/** A copy on this phone. */
export type KeptCopy = SheetName & {
  readonly hash: string; readonly copy: SheetCopy; readonly receivedAt: string;
  readonly from: 'phone' | 'house'; readonly signature: SignatureState;
  /** The house holds this entry, and no phone signed it there: nothing is left to check. */
  readonly keyless?: true;
  /** Told by the house when it was asked last: this entry no longer stands, and the number of the one that does. */
  readonly replaced?: { readonly how: 'superseded' | 'aside'; readonly by: number | null };
};

export const wordsOfCopy = ({ text }: SheetCopy): EntryWords => JSON.parse(text) as EntryWords;
