import type { Actor } from '../../../kernel/access.ts';
import { appendAudit } from '../../../kernel/audit/trail.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import type { Result } from '../../../kernel/result.ts';
import { say, type Said } from '../capture/decide.ts';
import type { SheetAt } from '../capture/store.ts';
import { thingOf } from './task.ts';

/** What the machine is called in entries and in the trail; it is nobody's account and has no rights. */
export const MACHINE: Actor = { id: 'machine', name: 'Mesin pembaca', grants: [] };

/**
 * The place of a reader of figures that is no person: its reading stands beside those of people and never outvotes one. It
 * counts only where the election says so (publication 'person_and_machine'), beside one person who says the same of every
 * cell, with every hard rule holding. No route leads here; whoever calls it answers for where the figures come from.
 * Problems: those of `say`. `model` = which reader it was, for the trail.
 */
export async function offerReading(tx: Tx, at: SheetAt, reading: { readonly figures: readonly (number | null)[]; readonly model: string }): Promise<Result<Said>> {
  const said = await say(tx, { ...at, actor: MACHINE, kind: 'machine', cells: null, figures: reading.figures });
  if (!said.ok) return said;
  const { number, hash, case: now } = said.value;
  await appendAudit(tx, MACHINE, 'sheets.offer_reading', { place: { scheme: at.contest.scheme, path: at.place.village }, thing: thingOf(at), details: { number, state: now.state, hash, model: reading.model } });
  return said;
}
