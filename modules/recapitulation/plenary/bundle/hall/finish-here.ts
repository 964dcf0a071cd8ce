import { createHash } from 'node:crypto';
import { z } from 'zod';
import { command, type Command } from '../../../../../kernel/command.ts';
import type { Db, Reader, Tx } from '../../../../../kernel/db/schema.ts';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { placeOf, PlenaryId, unknownPlenary } from '../../commands/act.ts';
import { lockPlenary, plenaryById } from '../../store/plenaries.ts';
import type { HallView } from '../contract.ts';
import { hallView } from '../queries/bundle-list.ts';
import { hallActs, hallHouse, setFinished, type HallHouse } from '../store/hall-house.ts';
import { backFile, type BackFile } from './finish-hall.ts';

const Input = z.object({ id: PlenaryId });
type Asked = z.output<typeof Input>;
type Done = { readonly view: HallView; readonly bundle: string; readonly acts: number };

/** The hall of this plenary; an office has none, nor has the hall of another. */
async function hallOf(db: Reader, plenary: number): Promise<Result<HallHouse>> {
  const house = await hallHouse(db);
  return house?.plenary === plenary ? ok(house) : fail(problem('hall_none'));
}

/** What whoever leads does with the laptop itself at its screen, as `erekap hall finish` does at its terminal. */
const onLaptop = (name: `recapitulation.${string}`, isEnd: boolean): Command<Asked, Done> => command<Asked, Done>({
  name, verb: 'recapitulation.lead', input: Input,
  async place(tx, { id }) {
    const plenary = await plenaryById(tx, id);
    return plenary ? ok(placeOf(plenary)) : fail(unknownPlenary);
  },
  async run(tx: Tx, _actor, { id }) {
    await lockPlenary(tx, id);
    const house = await hallOf(tx, id);
    if (!house.ok) return house;
    if ((house.value.finishedAt !== null) === isEnd) return fail(problem(isEnd ? 'hall_finished' : 'hall_goes_on'));
    await setFinished(tx, isEnd);
    return ok({ view: await hallView(tx), bundle: house.value.bundle, acts: (await hallActs(tx, id, house.value.header.acts)).length });
  },
  audit: ({ id }, { bundle, acts }, place) => ({ place, thing: `plenary ${id}`, details: { bundle, acts } }),
});

/** The plenary on this laptop ends: from now on nothing happens here, and the file for the office is made of it. `hall_none`, `hall_finished` */
export const finishHere = onLaptop('recapitulation.hall_finished', true);
/** It was ended too early: it goes on here, and a file that was made before must not be used. `hall_none`, `hall_goes_on` */
export const goOnHere = onLaptop('recapitulation.hall_unfinished', false);

/** The file for the office, the same as often as it is asked for. Problems: hall_none; hall_goes_on until the plenary here is ended. */
export const backFileOf = (db: Db, plenary: number): Promise<Result<BackFile & { readonly sha256: string }>> =>
  db.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
    const house = await hallOf(tx, plenary);
    if (!house.ok) return house;
    if (house.value.finishedAt === null) return fail(problem('hall_goes_on'));
    const made = await backFile(tx, house.value);
    return ok({ ...made, sha256: createHash('sha256').update(made.file).digest('hex') });
  });
