import { hear } from '../../kernel/announce.ts';
import { holdPersonalData } from '../people/index.ts';
import { letHallsShow } from '../sheets/index.ts';
import { letPlenariesTell } from '../supervision/index.ts';
import { markLegal, markVillage } from './overview/index.ts';
import { warnOfSheets } from './plenary/certificates/index.ts';
import { outcomesOf } from './plenary/store/told-watchers.ts';
import { hallHouse } from './plenary/bundle/store/hall-house.ts';
import { isShownInHall } from './plenary/store/showing.ts';
import { PLENARY_PARTS } from './plenary/personal.ts';
import { foldChanges } from './running.ts';
import { addToTotals } from './store.ts';

let composed = false;

/** Makes the totals listen to accepted sheets, inside their transaction. Calling it again changes nothing. */
export function composeRecapitulation(): void {
  if (composed) return;
  composed = true;
  holdPersonalData(PLENARY_PARTS);
  letHallsShow(isShownInHall, async (db) => (await hallHouse(db)) !== undefined);
  letPlenariesTell(outcomesOf);
  hear('sheets.accepted', {
    run: async (tx, _actor, news) => { await addToTotals(news.contest.id, news.channel, foldChanges(news)).execute(tx); },
    statements: (news) => [addToTotals(news.contest.id, news.channel, foldChanges(news))],
  });
  // What comes out differently after its certificate was accepted above is an alarm there.
  hear('sheets.accepted', {
    run: async (tx, _actor, news) => { for (const statement of warnOfSheets(news)) await statement.execute(tx); },
    statements: warnOfSheets,
  });
  // So is a kelurahan where somebody objects at a station.
  hear('supervision.objected', { run: async (tx, _actor, news) => { await markVillage(news).execute(tx); } });
  // What a plenary read is marked, to be counted anew for the overview.
  hear('sheets.accepted', {
    run: async (tx, _actor, news) => { for (const statement of markLegal(news)) await statement.execute(tx); },
    statements: markLegal,
  });
}
