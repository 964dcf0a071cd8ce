import { hear } from '../../kernel/announce.ts';
import { holdPersonalData, type PersonalPart } from '../people/index.ts';
import { tellAgainstBy, tellAnswersBy } from '../sheets/index.ts';
import { mandatesHeldBy, moveMandates, statementsSaidBy } from './store/personal.ts';
import { countStatements } from './store/statements.ts';
import { answersAt } from './queries/field-answers.ts';

let composed = false;

const at = (moment: Date | null): string | null => moment?.toISOString() ?? null;

/** What this room holds about people, for the copy of their data (UU 27/2022 art. 7). */
const PARTS: readonly PersonalPart[] = [
  {
    name: 'mandat', title: 'Mandat saksi atau surat tugas pengawas', tables: ['mandate'],
    of: async (db, ids) => (await mandatesHeldBy(db, ids)).map(({ givenAt, revokedAt, ...mandate }) => ({ ...mandate, given_at: at(givenAt), revoked_at: at(revokedAt) })),
  },
  {
    name: 'pernyataan', title: 'Pernyataan atas salinan C.Hasil', tables: ['copy_statement'],
    of: async (db, ids) => (await statementsSaidBy(db, ids)).map(({ saidAt, receivedAt, figures, ...one }) => ({ ...one, figures: JSON.stringify(figures), said_at: at(saidAt), received_at: at(receivedAt) })),
  },
];

/**
 * Joins the room with what it holds about people, and with what it hears of them. A mandate is given to a person, so it follows
 * the person to the record that is kept; a statement was signed under a record and stays there. Calling it again changes nothing.
 */
export function composeSupervision(): void {
  if (composed) return;
  composed = true;
  holdPersonalData(PARTS);
  tellAnswersBy(answersAt);
  tellAgainstBy(async (db, { contest, villageIds }) => (await countStatements(db, contest, villageIds)).flatMap(({ villageId, station, against, objection }) =>
    (against === 0 ? [] : [{ villageId, station, objection, differs: against - objection }])));
  hear('person.merged', { run: (tx, actor, { kept, merged }) => moveMandates(tx, kept, merged, actor.id) });
}
