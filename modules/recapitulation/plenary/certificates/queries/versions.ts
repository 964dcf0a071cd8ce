import type { Reader } from '../../../../../kernel/db/schema.ts';
import { namesOf } from '../../../../people/index.ts';
import type { CertificateVersion } from '../contract.ts';
import { changedCells, type Changed } from '../rules/changed-cells.ts';
import { reasonOf } from '../rules/reasons.ts';
import { bodyOf, type Certificate } from '../store/certificates.ts';
import { actsOnContest, versionsOf, type ActOnContest } from '../store/versions.ts';

/** A screen shows them all; whatever is more is counted. */
const MOST_CELLS = 500;
const MOST_REASONS = 50;
/** The newest; more than any night has. */
const MOST_VERSIONS = 50;

type Figures = Parameters<typeof changedCells>[0];
const figuresOf = async (db: Reader, id: number): Promise<Figures> => JSON.parse(await bodyOf(db, id)) as Figures;

/** What two versions differ in never changes: the texts are kept for good. So it is remembered, of as many as a night has in hand. */
const KEPT = 200;
const kept = new Map<string, Changed>();

async function changedSince(db: Reader, before: Certificate, after: Certificate): Promise<Changed> {
  const key = `${before.hash} ${after.hash}`;
  const found = kept.get(key);
  if (found) return found;
  const made = changedCells(await figuresOf(db, before.id), await figuresOf(db, after.id), MOST_CELLS);
  for (const oldest of kept.keys()) { if (kept.size < KEPT) break; kept.delete(oldest); }
  kept.set(key, made);
  return made;
}

/** The newest versions of a certificate, the newest first: who drew it up when, what made it necessary, and what it says otherwise than the one before. */
export async function certificateVersions(db: Reader, certificate: Certificate): Promise<CertificateVersion[]> {
  const all = await versionsOf(db, certificate);
  // One more, to tell what the oldest shown says otherwise than the one before.
  const versions = all.slice(-MOST_VERSIONS - 1);
  const acts = versions.length > 1 ? await actsOnContest(db, certificate) : [];
  const names = await namesOf(db, [...versions.map(({ drawnUpBy }) => drawnUpBy), ...acts.map(({ actor }) => actor)]);
  const told: CertificateVersion[] = [];
  for (const [at, one] of versions.entries()) {
    const before = versions[at - 1];
    if (!before && all.length > versions.length) continue;
    told.unshift({
      id: one.id, version: one.version, state: one.state, hash: one.hash, drawnUpAt: one.drawnUpAt.toISOString(), drawnUpBy: names.get(one.drawnUpBy) ?? one.drawnUpBy, note: one.note,
      because: before ? between(acts, before, one).map((act) => ({ number: act.number, act: act.act, by: names.get(act.actor) ?? act.actor, at: act.at.toISOString(), ...reasonOf(act) })) : [],
      changed: before ? await changedSince(db, before, one).then(({ count, cells, total }) => ({ count, cells: [...cells], total: [...total] })) : null,
    });
  }
  return told;
}

/** What happened after one version was drawn up and before the next: by the numbers of the minutes, where both stand in them. */
function between(acts: readonly ActOnContest[], before: Certificate, after: Certificate): ActOnContest[] {
  const drawn = (version: number): number | undefined => acts.find((one) => one.act === 'certificate_draw_up' && one.version === version)?.number;
  const [from, to] = [drawn(before.version) ?? 0, drawn(after.version) ?? Number.MAX_SAFE_INTEGER];
  return acts.filter((one) => one.act !== 'certificate_draw_up' && one.number > from && one.number < to).slice(-MOST_REASONS);
}
