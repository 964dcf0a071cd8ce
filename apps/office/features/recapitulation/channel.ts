/** The channel a screen opens with: the main one, else the first the contest has. */
export const usualChannel = (channels: readonly string[]): string => (channels.includes('main') ? 'main' : (channels[0] ?? 'main'));
