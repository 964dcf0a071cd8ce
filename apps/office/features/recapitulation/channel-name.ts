import type { EventSummary } from '../../api/types.ts';
import type { Words } from '../../i18n/index.ts';

/**
 * A channel in words; one that the catalogue does not know keeps its own name. Where figures come by verification the first
 * one is the quick way, beside that of the plenaries: "main" is what it is called only where nothing else is official.
 */
export function channelName(channel: string, publication: EventSummary['publication'], { t }: Pick<Words, 't'>): string {
  if (channel === 'main' && publication !== 'as_recorded') return t('channel.quick');
  if (channel === 'main' || channel === 'pleno' || channel === 'crowd' || channel === 'situng') return t(`channel.${channel}`);
  return channel;
}
