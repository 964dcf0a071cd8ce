import { hear } from '../../../kernel/announce.ts';
import { movePhones } from './store/devices.ts';

declare module '../../../kernel/announce.ts' {
  interface Announcements { 'person.merged': { readonly kept: string; readonly merged: string } }
}

/** The phones of somebody who was recorded twice follow the person who remains. */
export function composeDevices(): void {
  hear('person.merged', { run: (tx, _actor, { kept, merged }) => movePhones(tx, merged, kept) });
}
