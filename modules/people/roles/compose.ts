import { hear } from '../../../kernel/announce.ts';
import { appoint, release, type EnsureAccount } from './appointments.ts';
import { mergeRoles } from './merged.ts';

let composed = false;

/** Makes roles follow appointments, releases and merged people, inside their transactions. Calling it again changes nothing. */
export function composeRoles(ensureAccount: EnsureAccount): void {
  if (composed) return;
  composed = true;
  hear('body.appointed', { run: (tx, actor, news) => appoint(tx, actor, news, ensureAccount) });
  hear('body.released', { run: release });
  hear('person.merged', { run: mergeRoles });
}
