/** What a phone signs, in words that phone and server share: pure, so that neither can drift from the other. */

/** Headers of a signed request. */
export const DEVICE_HEADERS = { device: 'e-rekap-device', time: 'e-rekap-time', signature: 'e-rekap-signature' } as const;

export type SignedRequest = {
  readonly method: string;
  /** Path and query as they travel: `/api/devices?limit=5`. */
  readonly target: string;
  /** SHA-256 of the body's bytes, hex; of no bytes where there is no body. */
  readonly bodyHash: string;
  readonly device: string;
  /** The phone's own clock, ISO 8601. */
  readonly time: string;
  /** Idempotency key of a write, '' for a read: a write that is sent again is the same write. */
  readonly key: string;
};

/** One line per part; no part can hold a line break, so two different requests never have the same message. */
export const requestMessage = ({ method, target, bodyHash, device, time, key }: SignedRequest): string =>
  ['erekap-device-v1', method.toUpperCase(), target, bodyHash, device, time, key].join('\n');

export type Enrolment = { readonly code: string; readonly publicKey: string; readonly name: string; readonly deviceTime: string };

/** Signed once, with the code: proves that whoever holds the code holds the private half of the key too. */
export const enrolmentMessage = ({ code, publicKey, name, deviceTime }: Enrolment): string =>
  ['erekap-enrol-v1', code, publicKey, name, deviceTime].join('\n');
