/** Letters that nobody misreads or mishears as another: no 0 and O, no 1 and I. */
export const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
/** 32 letters carry 5 bits each: 50 bits. */
export const CODE_LENGTH = 10;

/** How long an invitation waits for its phone. */
export const INVITE_MINUTES = { usual: 10, most: 15 } as const;

/**
 * Tries with a code. A whole polling place may stand behind one address, so a right code gives its address the tries back.
 * All addresses together: 1,200 a minute are 18,000 in the life of a code, against 2^50 codes.
 */
export const ENROL_LIMITS = {
  address: { name: 'devices.enrol.address', max: 20, perSeconds: 600 },
  house: { name: 'devices.enrol.house', max: 1200, perSeconds: 60 },
} as const;

/** A phone's last sign of life is written down at most this often, unless its clock jumps further than this. */
export const SEEN = { everySeconds: 60, jumpMilliseconds: 10_000 } as const;

/** A note of a phone that was refused is written at most this often. */
export const REFUSALS = { name: 'devices.refused', max: 1, perSeconds: 60 } as const;
