import { z } from 'zod';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok } from '../../../../../kernel/result.ts';
import { newId } from '../../../../../kernel/ids.ts';
import { hallOfficers } from '../../../../people/index.ts';
import { act, placeOf, PlenaryId } from '../../commands/act.ts';
import { noteAct } from '../../store/plenaries.ts';
import { BundleId, LoseBundle, TakeOut, type TakenOut } from '../contract.ts';
import { bundleById, endBundle, insertBundle, replaceOut } from '../store/bundles.ts';
import { mayCarryPhotos } from '../queries/out-file.ts';
import { hallHouse } from '../store/hall-house.ts';
import { baseOf, snapshotOf } from '../store/snapshot.ts';

const ANY = ['planned', 'open', 'paused', 'closed'] as const;
const Out = TakeOut.extend({ id: PlenaryId, /** The pictures of the sheets go along. */ photos: z.boolean().default(false) });

/** The plenary goes to a hall without network: what stands now is remembered, and stands in the minutes. A copy of before is replaced. `bundle_photos` */
export const takeOut = act<z.output<typeof Out>, TakenOut>({
  name: 'recapitulation.hall_out', input: Out, hold: 'alone', during: ANY,
  async run(tx, actor, plenary, { carrier, photos }) {
    if (await hallHouse(tx)) return fail(problem('hall_only'));
    const fit = photos ? await mayCarryPhotos(tx, plenary) : ok(undefined);
    if (!fit.ok) return fit;
    await replaceOut(tx, plenary.id, actor.id);
    const officers = [...new Set((await hallOfficers(tx, placeOf(plenary), plenary.slug)).filter(({ leads }) => leads).map(({ person }) => person))];
    const [bundle, base] = [newId(), baseOf(await snapshotOf(tx, plenary.id))];
    const acts = await noteAct(tx, plenary, 'hall_out', actor, { bundle, carrier });
    await insertBundle(tx, { id: bundle, plenary: plenary.id, carrier, by: actor.id, acts, base, officers });
    return ok({ bundle, acts });
  },
  details: ({ carrier }, { bundle }) => ({ bundle, carrier }),
});

const Lose = LoseBundle.extend({ id: PlenaryId, bundle: BundleId });

/** The laptop is gone: nobody waits for it. Found again, what it brings can still be joined, with every difference decided. */
export const loseBundle = act<z.output<typeof Lose>, TakenOut>({
  name: 'recapitulation.hall_lost', input: Lose, hold: 'alone', during: ANY,
  async run(tx, actor, plenary, { bundle, reason }) {
    const found = await bundleById(tx, bundle);
    if (found?.plenary !== plenary.id) return fail(problem('not_found', { thing: { id: 'Salinan itu', en: 'That copy' } }));
    if (found.ended !== null) return fail(problem('bundle_moved'));
    await endBundle(tx, bundle, 'lost', actor.id, reason);
    return ok({ bundle, acts: await noteAct(tx, plenary, 'hall_lost', actor, { bundle, reason }) });
  },
  details: ({ bundle, reason }) => ({ bundle, reason }),
});
