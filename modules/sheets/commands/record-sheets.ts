import type { z } from 'zod';
import type { Actor } from '../../../kernel/access.ts';
import { checkInput } from '../../../kernel/command.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { codesOf } from '../../forms/index.ts';
import { contestOf } from '../contest.ts';
import { RecordSheets, type RecordedSheets } from '../contract.ts';
import { arrivingSheets, knownChannel, submissionOf } from '../intake/intake.ts';
import { record } from '../intake/lanes.ts';

/**
 * `sheets.record`: records one sheet or up to 2,000 as written, all or none. Rules only flag; a change of figures that
 * are already there needs a reason and becomes a new version. The same key with the same sheets gives the first answer.
 * Problems: key_missing, input_invalid, not_found, not_allowed, region_unknown, value_unknown, row_duplicate, value_missing,
 * reason_missing, key_reused, conflict.
 */
export async function recordSheets(db: Db, request: { actor: Actor; key: string; input: unknown }): Promise<Result<RecordedSheets>> {
  if (request.key.length < 8 || request.key.length > 200) return fail(problem('key_missing'));
  const input = checkInput(RecordSheets, request.input);
  if (!input.ok) return input;
  if (request.actor.device !== undefined && !isPhoneOnly(input.value)) return fail(problem('input_invalid', { column: 'origin', reason: { id: 'gawai hanya mengirim "phone"', en: 'a device sends "phone" only' } }));
  const contest = await contestOf(db, input.value.contest);
  if (!contest.ok) return contest;
  const channel = knownChannel(contest.value, input.value.channel);
  if (!channel.ok) return channel;
  const sheets = arrivingSheets(contest.value, input.value.sheets);
  if (!sheets.ok) return sheets;
  const sending = {
    command: 'sheets.record' as const, actor: request.actor, key: request.key, contest: contest.value,
    channel: channel.value, origin: input.value.origin,
  };
  const recorded = await record(db, submissionOf(sending, sheets.value));
  if (!recorded.ok) return recorded;
  return ok({
    results: recorded.value.map(({ outcome, version, broken }, at) => {
      const { village, station } = sheets.value[at] ?? { village: '', station: 0 };
      return { village, station, outcome, version, broken: broken === 0 ? [] : codesOf(broken) };
    }),
  });
}

/** What a phone signs came from that phone: it cannot say that an office, a machine or a file told it. */
const isPhoneOnly = ({ origin, sheets }: z.output<typeof RecordSheets>): boolean =>
  origin === 'phone' && sheets.every(({ provenance }) => Object.values(provenance ?? {}).every((from) => from === 'phone'));
