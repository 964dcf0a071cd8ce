import { ofEvent, type Actor } from '../../../kernel/access.ts';
import { announce } from '../../../kernel/announce.ts';
import { command, execute } from '../../../kernel/command.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { contestContext, type ContestContext } from '../../elections/index.ts';
import { entryOfHash, placeIn, type SheetAt } from '../../sheets/index.ts';
import { MakeStatement, type MadeStatement } from '../contract.ts';
import { mandatesAt } from '../store/mandates.ts';
import { countOf, holdStatements, insertStatement } from '../store/statements.ts';

/**
 * What a witness or supervisor says of the copy they were given. It is kept also when the house does not hold the entry it
 * was made of: the paper in their hand may tell what never arrived. Nothing is ever overwritten; who changes their mind says it anew.
 * Problems: not_found, region_unknown, value_unknown, reason_missing, input_invalid, statements_full, not_allowed.
 */
export async function makeStatement(db: Db, request: { readonly actor: Actor; readonly key: string; readonly input: MakeStatement }): Promise<Result<MadeStatement>> {
  const { contest: id, village, station } = request.input;
  const contest = await contestContext(db, id);
  if (!contest.ok) return contest;
  const place = await placeIn(db, contest.value, { village, station });
  return place.ok ? execute(db, stating({ contest: contest.value, place: place.value }), request) : place;
}

/** Said in the transaction of a statement by which an objection comes or goes. */
export type Objected = { readonly eventId: number; readonly village: string };
declare module '../../../kernel/announce.ts' {
  interface Announcements { 'supervision.objected': Objected }
}

/** Far more than somebody who changes their mind needs. */
const MOST_ON_A_SHEET = 50;

const nameOfSheet = ({ contest, place }: SheetAt): string => `TPS ${String(place.station).padStart(3, '0')} ${place.village} · ${contest.name}`;

const stating = (at: SheetAt) => command<MakeStatement, MadeStatement>({
  name: 'supervision.state', verb: 'supervision.witness', input: MakeStatement,
  place: async (_tx, { village, station }) => ok({ scheme: at.contest.scheme, path: `${village}/${station}`, within: ofEvent(at.contest.event) }),
  async run(tx, actor, input) {
    if (input.statement !== 'agreed' && input.reason === null) return fail(problem('reason_missing', { row: 1, thing: { id: 'Pernyataan ini', en: 'This statement' } }));
    const strange = strangeCell(at.contest, input);
    if (strange !== undefined) return fail(problem('input_invalid', { column: `figures.${strange}`, reason: { id: 'formulir tidak mempunyai isian ini', en: 'the form has no such cell' } }));
    const sheet = { contestId: at.contest.id, villageId: at.place.villageId, station: at.place.station };
    await holdStatements(tx, sheet, actor.id);
    const count = await countOf(tx, sheet, actor.id);
    if (count >= MOST_ON_A_SHEET) return fail(problem('statements_full', { count, thing: nameOfSheet(at) }));
    const mandates = await mandatesAt(tx, at.contest.eventId, actor.id, at.contest.scheme, `${input.village}/${input.station}`);
    // A mandate for another ballot says nothing here: who watches for a party of the DPR is nobody's witness of the presidential count.
    const mandate = mandates.find(({ contestType }) => contestType === at.contest.type) ?? mandates.find(({ kind }) => kind === 'supervisor');
    const entry = await entryOfHash(tx, at, input.copyOf);
    const made = await insertStatement(tx, {
      ...input, ...sheet, person: actor.id, mandate: mandate?.id ?? null, device: actor.device, saidAt: new Date(input.saidAt), signed: actor.signed,
    });
    // Whoever spoke before may have objected then.
    if (input.statement === 'objection' || count > 0) await announce(tx, actor, 'supervision.objected', { eventId: at.contest.eventId, village: input.village });
    return ok({ id: made, known: entry === null ? 'unknown' : entry.isCurrent ? 'current' : 'superseded' });
  },
  audit: ({ contest, village, station, statement, copyOf }, { id, known }) => ({
    place: { scheme: at.contest.scheme, path: village }, thing: `statement ${contest}/${village}/${station}`, details: { id, statement, copy_of: copyOf, known },
  }),
});

const strangeCell = ({ form }: ContestContext, { figures }: MakeStatement): string | undefined => Object.keys(figures).find((cell) => !Object.hasOwn(form.index, cell));
