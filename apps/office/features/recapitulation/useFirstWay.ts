import { useQuery } from '@tanstack/react-query';
import type { EventSummary } from '../../api/types.ts';
import { plenaries } from '../plenary/queries.ts';
import { acceptedIn, papersWaiting, usualChannel, type Paper, type PaperWaiting } from './channel.ts';

/** A path of a kelurahan has four codes; plenaries are held above it. */
const holdsPlenaries = (path: string): boolean => !path.includes('/') && path.split('.').length < 4;

type Contest = { readonly id: number; readonly channels: readonly string[] };
/** `channel` = the way a screen of a region opens with: undefined until it is known, so that no figure is shown that another one replaces. */
export type FirstWay = { readonly accepted: Paper | null; readonly papers: readonly PaperWaiting[]; readonly channel: string | undefined };
const NO_PAPERS = { accepted: null, papers: [] };

/**
 * From its acceptance on the D.Hasil is the figure that stands first. Where figures come another way, or the reader may not look at plenaries, it is the usual one.
 * @param asked a way that was chosen
 */
export function useFirstWay(event: Pick<EventSummary, 'slug' | 'publication'> | undefined, contest: Contest | undefined, region: string | null, asked?: string): FirstWay {
  const asks = event !== undefined && event.publication !== 'as_recorded' && region !== null && holdsPlenaries(region);
  const list = useQuery({ ...plenaries(event?.slug ?? '', region ?? ''), enabled: asks });
  const { accepted, papers } = asks && contest ? { accepted: acceptedIn(list.data, region, contest.id), papers: papersWaiting(list.data, region, contest.id) } : NO_PAPERS;
  const first = accepted ? 'pleno' : usualChannel(contest?.channels ?? []);
  return { accepted, papers, channel: asked ?? (asks && list.isPending ? undefined : first) };
}
