import { hear } from '../../kernel/announce.ts';
import { ensureAccount } from './accounts/manage/create-account.ts';
import { mergeAccounts } from './accounts/merge/on-merge.ts';
import { composeDevices } from './devices/compose.ts';
import { composePrivacy } from './privacy/subject/hear-merges.ts';
import { composeRoles } from './roles/compose.ts';

let composed = false;

/** Joins the rooms of people with what they hear of each other and of appointments. Calling it again changes nothing. */
export function composePeople(): void {
  if (composed) return;
  composed = true;
  composeDevices();
  hear('person.merged', { run: mergeAccounts });
  composePrivacy();
  composeRoles((tx, actor, person) => ensureAccount(tx, { person, by: actor.id }));
}
