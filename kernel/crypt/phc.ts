/** An argon2id hash as its text `$argon2id$v=19$m=19456,t=2,p=1$salt$hash` (PHC string format, base64 without padding). */
export type Phc = { readonly memory: number; readonly passes: number; readonly parallelism: number; readonly salt: Buffer; readonly hash: Buffer };

const SHAPE = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,86})$/;

const bare = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

export const writePhc = ({ memory, passes, parallelism, salt, hash }: Phc): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${bare(salt)}$${bare(hash)}`;

/** Throws for a text this house cannot have written. */
export function readPhc(text: string): Phc {
  const found = SHAPE.exec(text);
  if (!found) throw new Error('not an argon2id hash');
  const [, memory = '', passes = '', parallelism = '', salt = '', hash = ''] = found;
  return {
    memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64'),
  };
}
