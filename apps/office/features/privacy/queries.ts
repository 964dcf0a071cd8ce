import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import type { BreachView, PersonPrivacy, ProcessingRegister, RequestView, RetentionReport, RetentionRun } from './wire.ts';

export const processing = queryOptions({ queryKey: ['privacy', 'processing'], queryFn: ({ signal }) => read<ProcessingRegister>('/api/privacy/processing', {}, signal), staleTime: 3_600_000 });

export const requests = (state: string) => queryOptions({ queryKey: ['privacy', 'requests', state], queryFn: ({ signal }) => read<RequestView[]>('/api/privacy/requests', { state }, signal) });

export const breaches = (state: string) => queryOptions({ queryKey: ['privacy', 'breaches', state], queryFn: ({ signal }) => read<BreachView[]>('/api/privacy/breaches', { state }, signal) });

export const notice = (breach: string, to: 'persons' | 'authority') => queryOptions({
  queryKey: ['privacy', 'notice', breach, to], queryFn: ({ signal }) => read<{ text: string }>(`/api/privacy/breaches/${breach}/notice`, { to }, signal),
});

export const retention = (on: string, scheme: string, path: string) => infiniteQueryOptions({
  queryKey: ['privacy', 'retention', on, scheme, path],
  queryFn: ({ pageParam, signal }) => read<RetentionReport>('/api/privacy/retention', { on, scheme, path, after: pageParam, limit: 100 }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.after ?? undefined,
});

export const runs = queryOptions({ queryKey: ['privacy', 'runs'], queryFn: ({ signal }) => read<RetentionRun[]>('/api/privacy/retention/runs', {}, signal) });

export const personPrivacy = (person: string) => queryOptions({
  queryKey: ['privacy', 'person', person], queryFn: ({ signal }) => read<PersonPrivacy>(`/api/people/${encodeURIComponent(person)}/privacy`, {}, signal),
});
