import type { Words } from '../../i18n/index.ts';

/** A channel in words; one that the catalogue does not know keeps its own name. */
export function channelName(channel: string, { t }: Words): string {
  if (channel === 'main' || channel === 'pleno' || channel === 'crowd' || channel === 'situng') return t(`channel.${channel}`);
  return channel;
}
