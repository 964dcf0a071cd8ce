import type { z } from 'zod';
import { ofEvent } from '../../../../../kernel/access.ts';
import { command } from '../../../../../kernel/command.ts';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok } from '../../../../../kernel/result.ts';
import { AnswerAlarm, type AlarmDone } from '../contract.ts';
import { alarmById, answerAlarmRow, lockAlarm } from '../store/alarms.ts';
import { changedByOwnHands } from '../queries/own-hands.ts';
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
    if ((await changedByOwnHands(tx, actor, [alarm])).has(id)) return fail(problem('same_eyes'));
    await answerAlarmRow(tx, id, actor.id, answer);
    return ok({ id, answer });
  },
  audit: ({ id, answer }, _output, place) => ({ place, thing: `recap alarm ${id}`, details: { answer } }),
});
