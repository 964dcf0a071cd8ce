import { checkCertificates } from './certificates.ts';
import type { Flaw, Told } from './frame.ts';
import { checkLines } from './lines.ts';
import { checkAttendance, checkObjections } from './people.ts';
import { checkGroups, checkSteps } from './steps.ts';

/** Does all that is not as it left follow from the minutes, and could a hall do it? The first thing that does not; null where all does. */
export function untold(told: Told): Flaw {
  const { base } = told.frame;
  return checkSteps(told) ?? checkGroups(told) ?? checkAttendance(told) ?? checkObjections(told) ?? checkLines(told) ?? checkCertificates(told) ?? missing(told, Object.keys(base));
}

/** Nothing that left is gone: a hall adds and changes, and takes nothing away. */
function missing({ snapshot }: Told, keys: readonly string[]): Flaw {
  const there = new Set(['state', 'groups', ...snapshot.lines.map((line) => `line:${line.contest_id}/${line.region}/${line.station}`), ...snapshot.attendance.map(({ id }) => `attendance:${id}`), ...snapshot.objections.map(({ number }) => `objection:${number}`),
    ...snapshot.certificates.map((one) => `certificate:${one.contest_id}/${one.version}`)]);
  const gone = keys.find((key) => !there.has(key));
  return gone === undefined ? null : { thing: { id: `yang dibawa keluar (${gone})`, en: `what left (${gone})` } };
}
