import { hear } from '../../kernel/announce.ts';
import { mergeAccounts } from './accounts/merge/on-merge.ts';
import { composeDevices } from './devices/compose.ts';
import { composePrivacy } from './privacy/subject/hear-merges.ts';
import type { EnsureAccount } from './roles/appointments.ts';
import { composeRoles } from './roles/compose.ts';

/** Until the room of accounts offers it, an appointed person signs in with the account that an officer makes. */
const noAccount: EnsureAccount = () => Promise.resolve();

let composed = false;

/** Joins the rooms of people with what they hear of each other and of appointments. Calling it again changes nothing. */
export function composePeople(): void {
  if (composed) return;
  composed = true;
  composeDevices();
  hear('person.merged', { run: mergeAccounts });
  composePrivacy();
  composeRoles(noAccount);
}
