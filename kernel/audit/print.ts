import { z } from 'zod';
import type { Place } from '../access.ts';
import { command, type Command } from '../command.ts';
import { ok } from '../result.ts';

/** What left the house on paper: the address of the screen, and what stood on it in words. */
export const Print = z.object({ address: z.string().regex(/^\/[^\s]*$/).max(500), what: z.string().min(1).max(200) });
export type Print = z.infer<typeof Print>;

/** Notes that someone printed a screen; `place` is where they may read at all. */
export const notePrint = (place: Place): Command<Print, { noted: true }> => command<Print, { noted: true }>({
  name: 'audit.print',
  verb: 'regions.read',
  input: Print,
  place: async () => ok(place),
  run: async () => ok({ noted: true as const }),
  audit: ({ address, what }, _output, where) => ({ place: where, thing: address, details: { what } }),
});
