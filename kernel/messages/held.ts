import type { Adapter } from './message.ts';

/** Nobody is configured to carry this: it stays in the outbox, where the demo house shows it. */
export const held: Adapter = async () => ({ state: 'held' });
