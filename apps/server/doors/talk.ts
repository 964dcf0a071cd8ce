import type { MetricObjectWithValues, MetricValue } from 'prom-client';

/** What one thread measured, plain enough to be sent to another. */
export type Measured = readonly MetricObjectWithValues<MetricValue<string>>[];

/** From the thread that keeps the house to a door beside it. */
export type ToDoor = { readonly kind: 'measure'; readonly ask: number } | { readonly kind: 'measured'; readonly ask: number; readonly text: string } | { readonly kind: 'close'; readonly patience: number };

/** And back. `ask` numbers the questions of each side. */
export type FromDoor = { readonly kind: 'open' } | { readonly kind: 'failed'; readonly reason: string } | { readonly kind: 'measured'; readonly ask: number; readonly measured: Measured } | { readonly kind: 'measure'; readonly ask: number };
