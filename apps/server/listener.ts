import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { swiftWay } from '../../kernel/http/swift-way.ts';
import { comesFromDevice } from '../../modules/people/index.ts';
import { createApp, insideOf, type AppParts, type Inside } from './app.ts';
import { barTo, headersOfAnswers } from './guard.ts';
import { measured } from './measure.ts';

/** What a door does with each request: the short way for what phones send in thousands, the whole app for everything. */
export async function houseListener(parts: AppParts): Promise<RequestListener> {
  const inside = insideOf(parts);
  const app = getRequestListener(createApp(parts, inside).fetch);
  return shortWay(parts, inside, (incoming, outgoing) => { void app(incoming, outgoing); });
}

/** The short way with the guard and the measuring of this house, before any `ordinary` one. */
export async function shortWay(parts: AppParts, { routes, house, door }: Inside, ordinary: RequestListener): Promise<RequestListener> {
  return swiftWay({
    routes, house, log: parts.log, headers: await headersOfAnswers(door, parts.log),
    // Who names no phone is known, or turned away, without a body: nothing of it is waited for here.
    passes: (asked) => comesFromDevice(asked) && barTo(asked, door) === null,
    measured: (asked, status, begun) => measured(parts, asked, status, begun),
  }, ordinary);
}
