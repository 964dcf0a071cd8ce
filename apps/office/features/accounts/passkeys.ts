import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import type { PasskeyOptions, PasskeyResponse } from './wire.ts';

/** Browsers take passkeys only on a safe connection and at a named address, never at a bare number. */
export const canPasskey = (): boolean =>
  typeof PublicKeyCredential === 'function' && window.isSecureContext && !/^[\d.]+$|^\[/.test(window.location.hostname);

/** The page under the name of this machine, where it was opened by its number and passkeys would therefore not work. */
export const namedAddress = (): string | null =>
  typeof PublicKeyCredential === 'function' && /^(127\.0\.0\.1|\[::1\])$/.test(window.location.hostname)
    ? window.location.href.replace(window.location.hostname, 'localhost') : null;

/** Asks the browser for a passkey it has. @throws DOMException when the person cancels or waits too long */
export async function askPasskey(options: PasskeyOptions): Promise<PasskeyResponse> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const given = await startAuthentication({ optionsJSON: options });
  return { ...given, clientExtensionResults: { ...given.clientExtensionResults }, response: { ...given.response } };
}

/** Lets the browser make a passkey. @throws DOMException when the person cancels, waits too long, or has one here already */
export async function makePasskey(options: PasskeyOptions) {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON });
}

/** What a browser says when a person turns a passkey away. */
export const passkeyTrouble = (error: unknown): 'cancelled' | 'known' | null => {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') return 'known';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : null;
};
