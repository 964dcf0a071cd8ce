import type { Text } from '../../../../../../kernel/text.ts';
import { isSameRecorded, recordMisfit, type Recorded, type RecordMisfit } from '../../../rules/put-record-right.ts';
import { isStanding } from '../../../states.ts';
import type { RawAct } from '../../store/hall-house.ts';
import { isStruck } from '../../store/snapshot.ts';
import { cannot, type Flaw, type Frame, type Told } from './frame.ts';
import { isSealed, takeBack, type Night, type Objection } from './night.ts';
import { isPlaced, sealed } from './people.ts';
import { RecordRight, shaped } from './said.ts';

const MISFIT: Readonly<Record<RecordMisfit, Text>> = {
  sealed: { id: 'D.Hasil yang ditandatangani sudah memuatnya', en: 'a signed certificate tells of it' }, answered: { id: 'catatan itu sudah dijawab pada saat itu', en: 'that entry is answered at that moment' },
  stated: { id: 'kata-kata, pemilihan dan tempat keberatan dari TPS tetap', en: 'words, contest and place of an objection of a station stay' }, unchanged: { id: 'tidak ada yang diperbaiki', en: 'nothing is put right' },
};

function recordedIn({ places }: Frame, { contest_id: contest, region_id: id, station, raised_by: raisedBy, matter }: Objection): Recorded {
  return { contest, region: [...places.values()].find((one) => one.id === id)?.path ?? null, station, raisedBy, matter };
}

/** An objection or special event is put right by the office's own rule (rules/put-record-right.ts), from what the act says was written; what is drawn up and not signed is set aside by it. */
export const recordCorrected = ({ frame }: Told, night: Night, act: RawAct): Flaw => shaped(act, RecordRight, ({ number, was, reason: _why, ...asked }) => {
  const row = night.objections.get(number);
  const before = row && recordedIn(frame, row);
  if (!row || !before || !isSameRecorded(before, was)) return cannot(act, 'tidak ada catatan yang tertulis seperti itu pada saat itu', 'nothing is written down like that at that moment');
  const isTold = [...night.certificates.values()].some(({ state, tells }) => isStanding(state) && tells.includes(number));
  const misfit = recordMisfit({ before, outcome: row.outcome, isSealed: isTold, isStated: [...night.taken.values()].includes(number) }, asked);
  if (misfit) return cannot(act, MISFIT[misfit].id, MISFIT[misfit].en);
  const { contest, region, station, raisedBy, matter } = asked;
  const person = night.people.get(raisedBy);
  if (!person || isStruck(person)) return cannot(act, 'orang itu tidak tercatat hadir', 'that person is not written down');
  if (!isPlaced(frame, region, station) || (contest !== null && !frame.contests.has(contest))) return cannot(act, 'catatan tentang yang tidak dibacakan di sini', 'an entry about what is not read here');
  const about = [before.contest, contest];
  if (about.some((one) => one !== null && isSealed(night, one))) return sealed(act);
  night.objections.set(number, { ...row, contest_id: contest, region_id: region === null ? null : frame.units.get(region)?.id ?? null, station, raised_by: raisedBy, matter });
  takeBack(night, about.includes(null) ? frame.contests.keys() : about.flatMap((one) => one ?? []));
  return null;
});
