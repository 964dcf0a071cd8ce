import { command } from '../../../kernel/command.ts';
import { ok } from '../../../kernel/result.ts';
import { CHANGE } from '../access.ts';
import { applyEdit } from './apply-edit.ts';
import { EndRegion } from './inputs.ts';
import { note } from './wording.ts';

/** Ends a region that has nothing below it; from that day it is no longer part of the tree. */
export const endRegion = command({
  name: 'regions.end', verb: CHANGE, input: EndRegion,
  place: async (_tx, input) => ok({ scheme: input.scheme, path: input.path }),
  run: (tx, _actor, input) =>
    applyEdit(tx, { ...input, edit: { date: input.date, moves: [], adds: [], ends: [input.path] }, from: [input.path], to: [] }),
  audit: (input, change, place) => note(place, change, input.date),
});
