import type { Actor } from '../../../../kernel/access.ts';
import { command, type Command } from '../../../../kernel/command.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { ReportReady, type Reported } from '../contract.ts';
import { placeOf } from '../queries/find.ts';
import { refusal } from '../rules/refusals.ts';
import { deviceById, insertReport } from '../store/devices.ts';

/** "Siap bertugas", said by the phone of a signed request; what was signed is kept beside it. */
export const reportReady = ({ device, signed }: Actor): Command<ReportReady, Reported> => command({
  name: 'devices.report', verb: 'devices.report', input: ReportReady,
  async place(tx) {
    const found = device === undefined ? undefined : await deviceById(tx, device);
    return found ? ok(placeOf(found)) : fail(refusal('not_a_device'));
  },
  async run(tx, _actor, { saidAt, note }) {
    if (device === undefined || signed === undefined) return fail(refusal('not_a_device'));
    // Revoked between the check of the signature and this transaction: late, but not too late.
    const found = await deviceById(tx, device);
    if (!found) return fail(problem('not_found', { thing: { id: 'Gawai', en: 'Device' } }));
    if (found.revokedAt !== null) return fail(refusal('revoked'));
    const { id, received_at } = await insertReport(tx, { device_id: device, said_at: new Date(saidAt), note, message: signed.message, signature: Buffer.from(signed.signature, 'base64url') });
    return ok({ report: id, receivedAt: received_at.toISOString() });
  },
  audit: ({ saidAt }, { report }, place) => ({ place, thing: `device ${device ?? ''}`, details: { report, said_at: saidAt } }),
});
