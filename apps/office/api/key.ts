/** A key for one write: random, and made without the parts of WebCrypto that plain HTTP in an office network lacks. */
export const newKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
