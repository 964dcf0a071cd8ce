import type { z } from 'zod';
import { ofEvent } from '../../../../../kernel/access.ts';
import { command } from '../../../../../kernel/command.ts';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok } from '../../../../../kernel/result.ts';
import { recordsOf } from '../../../../people/index.ts';
import { AnswerAlarm, type AlarmDone } from '../contract.ts';
import { alarmById, answerAlarmRow, lockAlarm } from '../store/alarms.ts';
import { passedThrough } from '../store/certificates.ts';
import { CertificateId } from './certificate-act.ts';

const Answer = AnswerAlarm.extend({ id: CertificateId });
const THING = { id: 'Peringatan', en: 'Alarm' };

/** A person looked into an alarm and says what was found. Once; nothing else changes by it. Not whoever changed what it is about, nor through whose hands the new version passed (`same_eyes`). */
export const answerAlarm = command<z.output<typeof Answer>, AlarmDone>({
  name: 'recapitulation.answer_alarm', verb: 'recapitulation.lead', input: Answer,
  async place(tx, { id }) {
    const alarm = await alarmById(tx, id);
    return alarm ? ok({ scheme: alarm.scheme, path: alarm.path, within: ofEvent(alarm.slug) }) : fail(problem('not_found', { thing: THING }));
  },
  async run(tx, actor, { id, answer }) {
    const alarm = await lockAlarm(tx, id);
    if (!alarm) return fail(problem('not_found', { thing: THING }));
    if (alarm.answer !== null) return fail(problem('conflict', { thing: THING, answer: alarm.answer }));
    if ((await recordsOf(tx, [actor.id])).some(({ record }) => record === alarm.by)) return fail(problem('same_eyes'));
    // Who drew up what came from a hall is as its file claims: whoever brought it in, or went along, is none other.
    if (alarm.version !== null && (await passedThrough(tx, [actor.id], [alarm.version])).length > 0) return fail(problem('same_eyes'));
    await answerAlarmRow(tx, id, actor.id, answer);
    return ok({ id, answer });
  },
  audit: ({ id, answer }, _output, place) => ({ place, thing: `recap alarm ${id}`, details: { answer } }),
});
