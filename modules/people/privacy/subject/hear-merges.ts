import { hear } from '../../../../kernel/announce.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { SPECIFIC_KINDS } from '../contract.ts';
import { openSpecific, sealSpecific } from '../specific/secrets.ts';
import { specificOf, writeCell } from '../specific/store.ts';
import { moveConsents, moveHoldsAndRequests } from '../store/merge.ts';

declare module '../../../../kernel/announce.ts' {
  interface Announcements { 'person.merged': { readonly kept: string; readonly merged: string } }
}

/** Specific data are bound to their person, so they are sealed anew; where both have a kind, the one written last stays. */
async function moveSpecific(tx: Tx, kept: string, merged: string): Promise<void> {
  const [mine, theirs] = [await specificOf(tx, kept), await specificOf(tx, merged)];
  for (const kind of SPECIFIC_KINDS) {
    const [own, other] = [mine[kind], theirs[kind]];
    if (!other.sealed || !other.at) continue;
    if (!own.at || own.at < other.at) await writeCell(tx, kept, kind, { ...other, sealed: sealSpecific(kind, openSpecific(kind, other.sealed, merged), kept) });
    await writeCell(tx, merged, kind, { sealed: null, purpose: null, at: null, by: null });
  }
}

/** When two records become one person, consents, requests, holds and specific data go with it. */
export function composePrivacy(): void {
  hear('person.merged', {
    async run(tx, _actor, { kept, merged }) {
      await moveSpecific(tx, kept, merged);
      await moveConsents(tx, kept, merged);
      await moveHoldsAndRequests(tx, kept, merged);
    },
  });
}
