import type { Place } from '../../../kernel/access.ts';
import type { AuditNote } from '../../../kernel/audit/trail.ts';
import { problem, type Problem } from '../../../kernel/problem.ts';
import type { RegionChange } from '../contract.ts';

export const codeMisfit = (code: string, parent: string): Problem =>
  problem('input_invalid', { column: 'code', reason: `Kode "${code}" tidak berawalan kode induknya "${parent}".` });

/** What the trail says of a change: which nodes became which, from when, by which law. */
export const note = (place: Place, change: RegionChange, date: string): AuditNote => ({
  place,
  thing: `region ${place.scheme}/${(change.to[0] ?? change.from[0])?.path ?? place.path}`,
  details: { kind: change.kind, date, source: change.source, from: change.from.map((one) => one.path), to: change.to.map((one) => one.path) },
});
