import { enqueueMessage } from '../../../../kernel/messages/enqueue.ts';
import type { NewMessage } from '../../../../kernel/messages/message.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import type { Lang } from '../../../../kernel/text.ts';
import { langsOf } from '../../identity/store/languages.ts';
import { addressesOf } from '../contacts/contact.ts';

export type WordsIn = (lang: Lang) => Pick<NewMessage, 'subject' | 'text' | 'purpose'>;

/** Tells people something of their work, each in their own language at the first contact that stands. Returns how many have one; nobody is told where there is none. */
export async function tellPeople(tx: Tx, people: readonly string[], words: WordsIn): Promise<number> {
  const langs = await langsOf(tx, people);
  let told = 0;
  for (const person of new Set(people)) {
    const address = (await addressesOf(tx, person)).find(({ stands }) => stands)?.address;
    if (!address) continue;
    await enqueueMessage(tx, { ...address, ...words(langs.get(person) ?? 'id') });
    told++;
  }
  return told;
}
