import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import type { DevicesSearch } from './search.ts';
import type { DevicePage, InvitePage, InviteRow, OwnDevices, PhoneDutyPage } from './wire.ts';

/** Phones come, report and are refused while the room is looked at. */
const LIVE_MILLISECONDS = 10_000;
/** Somebody stands beside the screen with a phone in hand. */
const WATCHED_MILLISECONDS = 1_500;

export const devices = (search: DevicesSearch) => infiniteQueryOptions({
  queryKey: ['devices', search],
  queryFn: ({ pageParam, signal }) => read<DevicePage>('/api/devices', { ...search, after: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.after ?? undefined,
  refetchInterval: LIVE_MILLISECONDS,
});

export const openInvites = queryOptions({
  queryKey: ['devices', 'invites'], queryFn: ({ signal }) => read<InvitePage>('/api/devices/invites', {}, signal), refetchInterval: LIVE_MILLISECONDS,
});

export const invite = (id: string) => queryOptions({
  queryKey: ['device-invite', id], queryFn: ({ signal }) => read<InviteRow>(`/api/devices/invites/${id}`, {}, signal),
  refetchInterval: ({ state }) => (state.data && state.data.state !== 'open' ? false : WATCHED_MILLISECONDS),
});

export const phoneDuties = (q: string) => queryOptions({
  queryKey: ['phone-duties', q], queryFn: ({ signal }) => read<PhoneDutyPage>('/api/devices/duties', { q: q || undefined }, signal),
});

export const ownDevices = queryOptions({ queryKey: ['devices', 'own'], queryFn: ({ signal }) => read<OwnDevices>('/api/devices/own', {}, signal) });
