import type { z } from 'zod';
import type { Db } from '../../../../kernel/db/schema.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { setLang } from '../../identity/store/languages.ts';
import type { Done, OwnLanguage } from '../contract.ts';
import { changeOwn, type OwnRequest } from './change.ts';
import { DONE } from './password.ts';

/** The language of all that the house writes to somebody from now on, and of their screens where none was chosen. */
export const chooseLanguage = (db: Db, request: OwnRequest, { lang }: z.infer<typeof OwnLanguage>): Promise<Result<z.infer<typeof Done>>> => changeOwn(db, request, {
  name: 'accounts.language', about: { lang }, details: () => ({ lang }),
  async run(tx, actor) {
    await setLang(tx, actor.id, lang);
    return ok(DONE);
  },
});
