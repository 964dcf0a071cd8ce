import { say } from '../app/outbox.ts';
import { aboutOf, keepPhoto } from '../photos/keep.ts';
import type { Shrunk } from '../photos/shrink.ts';
import { differing, statementLane, statementOf, STATEMENTS, type StatementKind } from './compare.ts';
import type { KeptCopy } from './copy.ts';

export type Saying = { readonly statement: StatementKind; readonly own: Readonly<Record<string, number>>; readonly reason: string; readonly photos: readonly Shrunk[] };

/** Signs what a witness or supervisor says of a copy; pictures of evidence are kept first, so that what names them is never without them. @throws where the phone has no room left */
export async function stateIt(copy: KeptCopy, { statement, own, reason, photos }: Saying, note: string): Promise<void> {
  const { contest, village, station } = copy;
  const saidAt = new Date().toISOString();
  for (const { bytes, sha256, width, height, thumb } of photos) {
    const photo = { contest, village, station, page: 1, purpose: 'statement' as const, sha256, size: bytes.byteLength, width, height, thumb, takenAt: saidAt, sentAt: null, twins: [] };
    await keepPhoto(photo, bytes, aboutOf(copy.copy.contest.name, photo));
  }
  const said = statementOf(copy, {
    statement, figures: statement === 'agreed' ? {} : differing(copy.copy, own), reason: statement === 'agreed' ? null : reason.trim(), photos: photos.map(({ sha256 }) => sha256), saidAt,
  });
  const about = `${copy.copy.contest.name} · TPS ${String(station).padStart(3, '0')}`;
  await say({ kind: 'statement', lane: statementLane(copy), target: STATEMENTS, body: JSON.stringify(said), saidAt, about, note });
}
