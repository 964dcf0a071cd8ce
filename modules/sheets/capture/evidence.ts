import { sha256 } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/access.ts';
import { isSignedBy, readPublicKey } from '../../people/index.ts';
import { recordFromFigures, type Form } from '../../forms/index.ts';
import { entryText } from './rules/entry-text.ts';
import { readingText, type ReadingWords } from './rules/reading-text.ts';

/** Where a signed request (kernel/device-message.ts) tells the SHA-256 of its body, and the phone. */
const BODY_LINE = 3;
const DEVICE_LINE = 4;

/** True if this is what the phone signed: the text with this SHA-256, from that very phone. */
export function isWhatWasSigned({ device, signed }: Pick<Actor, 'device' | 'signed'>, hash: string): boolean {
  const lines = signed?.message.split('\n') ?? [];
  return device !== undefined && lines[BODY_LINE] === hash && lines[DEVICE_LINE] === device;
}

/** An entry as it lies in the database, with the path of its village. */
export type StoredEntry = {
  readonly contest: number; readonly village: string; readonly station: number; readonly follows: number; readonly figures: readonly (number | null)[];
  readonly reasons: Readonly<Record<string, string>>; readonly reason: string | null; readonly photos: readonly string[]; readonly saidAt: Date | null;
  readonly hash: string | null; readonly device: string | null; readonly message: string | null; readonly signature: Buffer | null;
};

/** The text as it travelled, told again from the row. */
export const storedText = (form: Form, { saidAt, photos, figures, follows, ...entry }: StoredEntry): string => entryText({
  ...entry, after: follows, figures: recordFromFigures(form, figures), saidAt: (saidAt ?? new Date(0)).toISOString(),
  photos: photos.map((photo) => { const [page, hash = ''] = photo.split(':'); return { page: Number(page), sha256: hash }; }),
});

/**
 * What a stored entry proves. `signed`: that phone signed exactly these figures, reasons, photos and times; `altered`: the row
 * no longer says what its hash stands for, or what was signed; `forged`: the signature is not of that key; `unsigned`: no
 * phone sent it. `publicKey`: SubjectPublicKeyInfo of the phone.
 */
export function verifyEntry(form: Form, entry: StoredEntry, publicKey: Uint8Array): 'signed' | 'unsigned' | 'altered' | 'forged' {
  if (entry.hash === null || entry.saidAt === null || sha256(storedText(form, entry)) !== entry.hash) return 'altered';
  if (entry.device === null || entry.message === null || entry.signature === null) return 'unsigned';
  const key = readPublicKey(publicKey);
  const signature = entry.signature.toString('base64url');
  if (!key || !isSignedBy(key, entry.message, signature)) return 'forged';
  return isWhatWasSigned({ device: entry.device, signed: { message: entry.message, signature } }, entry.hash) ? 'signed' : 'altered';
}

/**
 * What the row of a reading proves. `sealed`: these figures were read of these very photos, as the trail has it since that moment; `altered`:
 * the row no longer says what its hash stands for, or the trail knows of no such reading; `unsigned`: it is older than such hashes.
 * @param told hashes of readings that the trail has of this sheet
 */
export function verifyReading(reading: ReadingWords & { readonly hash: string | null }, told: ReadonlySet<string>): 'sealed' | 'altered' | 'unsigned' {
  if (reading.hash === null) return 'unsigned';
  return sha256(readingText(reading)) === reading.hash && told.has(reading.hash) ? 'sealed' : 'altered';
}
