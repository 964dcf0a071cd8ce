import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import type { AccountPage, AccountState, AccountView, SessionPage, SetupState } from './wire.ts';

export const setupState = queryOptions({ queryKey: ['setup'], queryFn: () => read<SetupState>('/api/setup'), staleTime: 60_000, retry: false });

export const account = queryOptions({ queryKey: ['account'], queryFn: ({ signal }) => read<AccountView>('/api/account', {}, signal) });

export const sessions = (person: string | undefined) => infiniteQueryOptions({
  queryKey: ['sessions', person],
  queryFn: ({ pageParam, signal }) => read<SessionPage>('/api/sessions', { person, after: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.after ?? undefined,
});

export const accounts = (q: string | undefined, state: AccountState | undefined) => infiniteQueryOptions({
  queryKey: ['accounts', q, state],
  queryFn: ({ pageParam, signal }) => read<AccountPage>('/api/accounts', { q, state, after: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.after ?? undefined,
});

/** The account of one person, or null where there is none within the reader's reach. */
export const accountOf = (person: string) => queryOptions({
  queryKey: ['accounts', 'person', person],
  queryFn: async ({ signal }) => (await read<AccountPage>('/api/accounts', { person, limit: 1 }, signal)).rows[0] ?? null,
});

/** One message of the outbox, as GET /api/outbox tells it. */
export type Message = {
  id: number; channel: 'email' | 'whatsapp' | 'sms'; to: string; subject: string; text: string | null; purpose: string;
  state: string; attempts: number; lastError: string | null; createdAt: string; sentAt: string | null;
};
export type OutboxPage = { demo: boolean; rows: Message[]; before: number | null };

const LIVE_MILLISECONDS = 5_000;

export const outbox = infiniteQueryOptions({
  queryKey: ['outbox'],
  queryFn: ({ pageParam, signal }) => read<OutboxPage>('/api/outbox', { before: pageParam }, signal),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: (last) => last.before ?? undefined,
  refetchInterval: LIVE_MILLISECONDS,
});
