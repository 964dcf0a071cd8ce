import { keys } from '../../../../kernel/crypt/house-keys.ts';
import type { RequestView } from '../contract.ts';
import { standingOf } from '../rules/clocks.ts';
import type { Asked } from './store.ts';

export const REQUEST = 'subject.request';

/** Bound to the request, so that it stays whole when two people become one. */
export const sealWords = (text: string, request: string): Buffer => keys().seal(REQUEST, text, request);
const openWords = (sealed: Buffer | null, request: string): string | null => (sealed ? keys().unseal(REQUEST, sealed, request) : null);

/** A request as its handlers and its person read it. */
export const viewRequest = ({ detailsSealed, answerSealed, filedAt, dueAt, decidedAt, ...rest }: Asked, now: Date): RequestView => ({
  ...rest, details: openWords(detailsSealed, rest.id) ?? '', answer: openWords(answerSealed, rest.id), filedAt: filedAt.toISOString(), dueAt: dueAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null, clock: standingOf(dueAt, decidedAt, now).state,
});
