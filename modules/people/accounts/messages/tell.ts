import { enqueueMessage } from '../../../../kernel/messages/enqueue.ts';
import type { NewMessage } from '../../../../kernel/messages/message.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { addressesOf } from '../contacts/contact.ts';

/** Tells people something of their work, each at the first contact that stands. Returns how many have one; nobody is told where there is none. */
export async function tellPeople(tx: Tx, people: readonly string[], words: Pick<NewMessage, 'subject' | 'text' | 'purpose'>): Promise<number> {
  let told = 0;
  for (const person of new Set(people)) {
    const address = (await addressesOf(tx, person)).find(({ stands }) => stands)?.address;
    if (!address) continue;
    await enqueueMessage(tx, { ...address, ...words });
    told++;
  }
  return told;
}
