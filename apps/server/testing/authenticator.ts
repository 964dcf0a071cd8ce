import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();
const text = (bytes: Buffer): string => bytes.toString('base64url');

const UP = 0x01;
const UV = 0x04;
const AT = 0x40;

export type Authenticator = {
  readonly id: string;
  /** What a browser would answer to a request to make a passkey. */
  create(options: Record<string, unknown>): Record<string, unknown>;
  /** What it would answer to a request to prove it; `verified: false` = touched, but nobody was recognised. */
  get(options: Record<string, unknown>, over?: { verified?: boolean; counter?: number; origin?: string; handle?: string }): Record<string, unknown>;
};

/** A passkey made of software (ES256, no attestation), that counts its uses. */
export function authenticator({ origin = 'http://localhost:8024', host = 'localhost' } = {}): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credential = randomBytes(32);
  const id = text(credential);
  let counter = 0;
  let handle = '';
  const head = (flags: number, count: number): Buffer => {
    const bytes = Buffer.alloc(5);
    bytes.writeUInt8(flags, 0);
    bytes.writeUInt32BE(count, 1);
    return Buffer.concat([sha256(host), bytes]);
  };
  const clientData = (type: string, options: Record<string, unknown>, from = origin): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge: options['challenge'], origin: from, crossOrigin: false }));
  return {
    id,
    create(options) {
      handle = (options['user'] as { id: string }).id;
      const data = Buffer.concat([head(UP | UV | AT, 0), Buffer.alloc(16), Buffer.from([0, credential.length]), credential, coseKey(publicKey)]);
      const attestation = isoCBOR.encode(new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', new Uint8Array(data)]]) as never);
      return {
        id, rawId: id, type: 'public-key', clientExtensionResults: {}, authenticatorAttachment: 'platform',
        response: { clientDataJSON: text(clientData('webauthn.create', options)), attestationObject: text(Buffer.from(attestation)), transports: ['internal'] },
      };
    },
    get(options, over = {}) {
      counter = over.counter ?? counter + 1;
      const client = clientData('webauthn.get', options, over.origin);
      const data = head(over.verified === false ? UP : UP | UV, counter);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return {
        id, rawId: id, type: 'public-key', clientExtensionResults: {},
        response: { clientDataJSON: text(client), authenticatorData: text(data), signature: text(signature), userHandle: over.handle ?? handle },
      };
    },
  };
}

function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const key = new Map<number, unknown>([[1, 2], [3, -7], [-1, 1], [-2, new Uint8Array(Buffer.from(x, 'base64url'))], [-3, new Uint8Array(Buffer.from(y, 'base64url'))]]);
  return Buffer.from(isoCBOR.encode(key as never));
}
