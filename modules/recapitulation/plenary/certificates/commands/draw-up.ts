import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Actor } from '../../../../../kernel/access.ts';
import type { Tx } from '../../../../../kernel/db/schema.ts';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { contestContext, type ContestContext } from '../../../../elections/index.ts';
import { HALL_MOST } from '../../bundle/rules/told/counts.ts';
import { hallHouse } from '../../bundle/store/hall-house.ts';
import { act, PlenaryId } from '../../commands/act.ts';
import { DURING } from '../../rules/during.ts';
import { leadAbove } from '../../rules/levels.ts';
import { nextCertificate } from '../../states.ts';
import { noteAct, type Plenary } from '../../store/plenaries.ts';
import { DrawUp } from '../../contract.ts';
import type { CertificateDone } from '../contract.ts';
import { documentFrame } from '../queries/document-frame.ts';
import { canonicalJson } from '../rules/canonical.ts';
import { brokenOf, buildDocument } from '../rules/document.ts';
import { warnAbove } from '../store/alarms.ts';
import { insertCertificate, linesOfContest, lockNewest, moveCertificate, type Certificate } from '../store/certificates.ts';
import { doneOf, wrongCertificate } from './certificate-act.ts';

const Asked = DrawUp.extend({ id: PlenaryId });

/**
 * Draws up D.Hasil of one contest from its lines: a new version, the one before superseded. Refused while a line waits or
 * stands on a certificate from below that is not in force any more, and while the version before is signed, sent or accepted.
 */
export const drawUp = act<z.output<typeof Asked>, CertificateDone>({
  name: 'recapitulation.certificate_draw_up', input: Asked, hold: 'alone', during: DURING.certificate_draw_up,
  async run(tx, actor, plenary, { contest: id }) {
    const contest = await contestContext(tx, id);
    if (!contest.ok) return contest;
    const before = await lockNewest(tx, id, plenary.regionId);
    if (before && before.version >= HALL_MOST.versionsOfContest && await hallHouse(tx)) return fail(problem('hall_full', { thing: `D.Hasil ${contest.value.name}`, count: before.version }));
    const superseded = before ? await supersede(tx, before) : ok(undefined);
    if (!superseded.ok) return superseded;
    const made = await makeVersion(tx, actor, plenary, contest.value, (before?.version ?? 0) + 1);
    if (!made.ok) return made;
    if (before) await warn(tx, actor, plenary, before, made.value);
    const { contest: _same, version, hash, broken } = made.value;
    const acts = await noteAct(tx, plenary, 'certificate_draw_up', actor, { certificate: made.value.id, contest: id, version, hash, broken });
    return ok(await doneOf(tx, made.value, acts));
  },
  details: (_asked, { id, contest, version, hash, broken }) => ({ certificate: id, contest, version, hash, broken }),
});

/** What was drawn up before makes room; what is signed, sent or accepted is opened again from above only. */
async function supersede(tx: Tx, before: Certificate): Promise<Result<undefined>> {
  if (before.state === 'superseded') return ok(undefined);
  const state = nextCertificate(before.state, 'supersede');
  if (state === null) return fail(wrongCertificate(before.state));
  await moveCertificate(tx, before.id, state);
  return ok(undefined);
}

async function makeVersion(tx: Tx, actor: Actor, plenary: Plenary, contest: ContestContext, version: number): Promise<Result<Certificate>> {
  const lines = await linesOfContest(tx, plenary.id, contest.id);
  if (lines.length === 0) return fail(problem('not_found', { thing: { id: `Pemilihan ${contest.name} di rapat ini`, en: `Contest ${contest.name} in this plenary` } }));
  const waiting = lines.filter((line) => line.state === 'waiting').length;
  if (waiting > 0) return fail(problem('lines_waiting', { contest: contest.name, count: waiting }));
  const outdated = lines.filter((line) => line.outdated).map((line) => line.name);
  if (outdated.length > 0) return fail(problem('lines_outdated', { contest: contest.name, places: outdated.slice(0, 10).join(', ') }));
  const document = buildDocument(await documentFrame(tx, plenary, contest, lines, version), contest.form, lines);
  const body = canonicalJson(document);
  const made = {
    plenary: plenary.id, contest: contest.id, regionId: plenary.regionId, version, hash: createHash('sha256').update(body, 'utf8').digest('hex'), drawnUpBy: actor.id,
    broken: brokenOf(contest.form, plenary.level, document, lines, contest.parameters.emptyColumnCounts),
  };
  const id = await insertCertificate(tx, { ...made, figures: document.total, body });
  return ok({ ...made, id, state: 'draft', drawnUpAt: new Date(0), note: null });
}

/** Whoever above has read an older version hears of the new one at once, before it is signed. */
const warn = (tx: Tx, actor: Actor, plenary: Plenary, before: Certificate, made: Certificate): Promise<void> =>
  warnAbove(tx, plenary, 'certificate_changed', {
    certificate: made.id, contest: made.contest, regionId: made.regionId, above: leadAbove(plenary), by: actor.id, details: { version: made.version, hash: made.hash, before: { version: before.version, hash: before.hash } },
  });
