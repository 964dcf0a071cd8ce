import { generateSecret, generateURI, verifySync } from 'otplib';
import { create } from 'qrcode';
import { keys } from '../../../../kernel/crypt/house-keys.ts';

const PERIOD = 30;
export const TOTP = 'account.totp';
const QUIET = 4;

/** A fresh shared secret of 160 bits (RFC 4226 §4 R6), sealed for its owner. */
export function newTotp(person: string, login: string): { sealed: Buffer; uri: string; secret: string; qr: string } {
  const secret = generateSecret({ length: 20 });
  const uri = generateURI({ issuer: 'E-Rekap', label: login, secret });
  return { sealed: keys().seal(TOTP, secret, person), uri, secret, qr: qrPicture(uri) };
}

/**
 * The time step of a code of six digits that is right now, one step early or late (RFC 6238 §5.2); null for any other.
 * The library compares in constant time. Whether the step was used before is the store's question.
 */
export function totpStep(sealed: Buffer, person: string, code: string): number | null {
  const token = code.replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const told = verifySync({ secret: keys().unseal(TOTP, sealed, person), token, epochTolerance: PERIOD });
  return told.valid ? Math.floor(Date.now() / 1000 / PERIOD) + told.delta : null;
}

/** A sealed secret as it is kept: one from a step that began under an older key is sealed anew. */
export const keptTotp = (sealed: Buffer, person: string): Buffer => (keys().isCurrent(sealed) ? sealed : keys().seal(TOTP, keys().unseal(TOTP, sealed, person), person));

/** The address as an SVG picture in a data: address; one path, so that it stays small. */
export function qrPicture(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET;
  let path = '';
  for (let row = 0; row < modules.size; row++) for (let column = 0; column < modules.size; column++) if (modules.get(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
