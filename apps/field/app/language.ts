import type { Lang } from '../../../kernel/text.ts';
import { sendLanguage } from '../net/api.ts';
import { seal } from '../vault/seal.ts';
import { chosenLang, keepLang } from '../words/useWords.ts';
import { change, held, now, remember } from './state.ts';

/** The screens of this phone, from now on. */
export function showIn(lang: Lang): void {
  keepLang(lang);
  change({ lang });
}

/** A phone on which nobody chose a language yet takes up that of its holder. */
export function takeLangOf(lang: Lang | undefined): void {
  if (lang !== undefined && chosenLang() === null) showIn(lang);
}

/** The language of messages to the holder, and with it of the screens; false where the house could not be told. */
export async function chooseForMessages(lang: Lang): Promise<boolean> {
  const { key, record } = held;
  const { profile } = now();
  if (!key || !record || !profile) return false;
  const answer = await sendLanguage(record.id, record.privateKey, lang);
  if (answer.kind !== 'answered' || now().stage !== 'open') return false;
  const next = { ...profile, lang };
  await remember({ profile: await seal(key, next, 'profile') });
  change({ profile: next });
  showIn(lang);
  return true;
}
