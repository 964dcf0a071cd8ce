import { z } from 'zod';
import { may, ofEvent, type Verb } from '../../../kernel/access.ts';
import { noteAudit } from '../../../kernel/audit/trail.ts';
import { route, type AnyRoute } from '../../../kernel/http/route.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail } from '../../../kernel/result.ts';
import { contestContext } from '../../elections/index.ts';
import { RegionPath } from '../../regions/contract.ts';
import { printReceipt } from './receipt.ts';
import { sheetReceipt } from './sheet-receipt.ts';

/** The station's own people, those who look after its queue, its witnesses and supervisors; a second reader never sees it. */
const SEEN_BY: readonly Verb[] = ['sheets.enter', 'sheets.supervise', 'supervision.witness'];
const At = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647), village: RegionPath, station: z.coerce.number().int().min(1).max(9999) });

export const paperRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/contests/{id}/sheets/{village}/{station}/receipt', access: SEEN_BY, tag: 'sheets', params: At,
    summary: 'Tanda terima C.Hasil satu TPS untuk saksi dan pengawas (PDF)',
    handle: async ({ db, actor, params: { id, ...at } }) => {
      const contest = await contestContext(db, id);
      if (!contest.ok) return contest;
      const place = { scheme: contest.value.scheme, path: `${at.village}/${at.station}`, within: ofEvent(contest.value.event) };
      if (!SEEN_BY.some((verb) => may(actor, verb, place))) return fail(problem('not_allowed', { verb: SEEN_BY.join(', ') }));
      const receipt = await sheetReceipt(db, contest.value, at);
      if (!receipt.ok) return receipt;
      const { hash, number } = receipt.value;
      const file = await printReceipt(receipt.value);
      await noteAudit(db, actor, 'recapitulation.print', { place, thing: `receipt ${id}/${at.village}/${at.station}`, details: { entry: number, hash } });
      return { file, name: `Tanda terima ${contest.value.name} TPS ${String(at.station).padStart(3, '0')} ${receipt.value.region.name}.pdf`, mediaType: 'application/pdf', place, isNoted: true };
    },
  }),
];
