import { randomInt } from 'node:crypto';
import { keys } from '../../../../kernel/crypt/house-keys.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { RECOVERY_CODES } from '../contract.ts';
import { replaceRecoveryCodes } from './store.ts';

/** Nothing that is misread: no 0 and O, no 1 and I. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 10;

const newCode = (): string => Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');

/** Ten letters, however they were typed; null for anything else. */
export function readRecoveryCode(text: string): string | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, '');
  return plain.length === LENGTH && Array.from(plain).every((letter) => LETTERS.includes(letter)) ? plain : null;
}

const PURPOSE = 'account.recovery';
const hashedText = (person: string, code: string): string => `${person} ${code}`;

/** How a code is looked for. It was hashed by the key of its day and cannot be hashed anew, so it works as long as that key is here. */
export const recoveryHashes = (person: string, code: string): Buffer[] => keys().keyedHashes(PURPOSE, hashedText(person, code));

/** Ten fresh codes of 50 bits each, written `ABCDE-FGHJK`; those of before end. They are kept as keyed hashes only. */
export async function giveRecoveryCodes(tx: Tx, person: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await replaceRecoveryCodes(tx, person, codes.map((code) => keys().keyedHash(PURPOSE, hashedText(person, code))));
  return codes.map((code) => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`);
}
