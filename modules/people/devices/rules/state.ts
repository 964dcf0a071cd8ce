/** A phone works while it is neither revoked nor without its duty. */
export type DeviceState = 'active' | 'ended' | 'revoked';
export type InviteState = 'open' | 'used' | 'cancelled' | 'expired';

/** `inForce`: the phone's assignment holds at this moment. */
export const deviceState = ({ revokedAt, inForce }: { readonly revokedAt: Date | null; readonly inForce: boolean }): DeviceState =>
  revokedAt !== null ? 'revoked' : inForce ? 'active' : 'ended';

export function inviteState({ usedAt, cancelledAt, expiresAt }: { readonly usedAt: Date | null; readonly cancelledAt: Date | null; readonly expiresAt: Date }, now: Date): InviteState {
  if (usedAt !== null) return 'used';
  if (cancelledAt !== null) return 'cancelled';
  return now < expiresAt ? 'open' : 'expired';
}
