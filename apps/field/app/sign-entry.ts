import { entryText } from '../../../modules/sheets/rules.ts';
import { entryOf, sheetKey, type Draft } from '../entry/draft.ts';
import { otherSheets } from '../entry/others.ts';
import { findingsOf, hardCodes, sheetFormOf } from '../entry/sheet-form.ts';
import type { FoundSheet } from '../station/find.ts';
import { stationParts } from '../station/names.ts';
import { photosOf } from '../station/photos.ts';
import { isOpenRefusal } from '../queue/states.ts';
import { laneOf, viewOf } from '../station/sheet-state.ts';
import { DRAFTS, draftsKept, forgetDraft } from './drafts.ts';
import { markHandled, say } from './outbox.ts';
import { now } from './state.ts';

const ENTRIES = '/api/field/entries';

/** Signs a draft and queues it; the draft goes in the same moment, so that it is there once, whatever happens to the phone. */
export async function signEntry({ name, contest, station }: FoundSheet, draft: Draft): Promise<void> {
  const state = now();
  const sheet = sheetFormOf(contest, station);
  const broken = hardCodes(findingsOf(sheet, draft.figures, otherSheets(contest.id, station, state)));
  const saidAt = new Date().toISOString();
  const body = entryText(entryOf(draft, sheet.cells, broken, photosOf(name, state), saidAt));
  const { said } = viewOf(name, { items: state.items, drafts: state.drafts, sheets: state.work?.sheets ?? [] });
  await draftsKept();
  const about = `${contest.name} · TPS ${stationParts(station).number}`;
  await say({ kind: 'entry', lane: laneOf(name), target: ENTRIES, body, saidAt, about, note: draft.isCorrection ? draft.reason ?? '' : '', instead: DRAFTS + sheetKey(name) });
  forgetDraft(sheetKey(name));
  // What was refused or set aside before has its answer now.
  await markHandled(said.filter((item) => isOpenRefusal(item) || (item.state === 'sent' && !item.handled)).map(({ id }) => id));
}
