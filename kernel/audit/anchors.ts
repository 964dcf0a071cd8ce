import './table.ts';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import type { Db, Tx } from '../db/schema.ts';
import { faultList, type FaultList, type TrailFault } from './faults.ts';

/** The end of one lane as it stood at a moment (ISO 8601), noted outside the database; `digest` in hex. */
export type Anchor = { readonly at: string; readonly lane: string; readonly n: string; readonly digest: string };

/** What an anchor file holds; `unreadable` = the numbers of its lines that are no anchor. */
export type Anchors = { readonly list: readonly Anchor[]; readonly unreadable: readonly number[] };

export const ANCHOR_FILE = 'audit-anchors.log';

const LINE = /^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z) (\d{1,5}) (\d{1,18}) ([0-9a-f]{64})$/;

/** Reads an anchor file, one `time lane n digest` a line; null where there is none. */
export async function readAnchors(file: string): Promise<Anchors | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : parseAnchors(text);
}

/** The same from text; empty lines say nothing. */
export function parseAnchors(text: string): Anchors {
  const list: Anchor[] = [];
  const unreadable: number[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const parts = LINE.exec(line);
    if (parts) list.push({ at: parts[1] ?? '', lane: parts[2] ?? '', n: parts[3] ?? '', digest: parts[4] ?? '' });
    else if (line.trim() !== '') unreadable.push(at + 1);
  }
  return { list, unreadable };
}

/**
 * Notes the ends of all lanes that have moved since the last note, at the end of `file`, safe on the disk before it
 * returns. Gives what the notes already there say against the database: whoever rewrote it is found within the hour.
 */
export async function anchorTrail(db: Db, file: string, now: Date): Promise<readonly TrailFault[]> {
  const known = await readAnchors(file);
  const faults = faultList(20);
  const last = new Map((known?.list ?? []).map((anchor) => [anchor.lane, anchor]));
  const heads = await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (tx) => {
    const found = await trailHeads(tx, now);
    await checkAnchors(tx, [...last.values()], new Map(found.map((head) => [head.lane, head])), faults);
    return found;
  });
  const moved = heads.filter(({ lane, digest }) => last.get(lane)?.digest !== digest);
  if (moved.length > 0) await append(file, moved);
  return faults.first;
}

async function append(file: string, anchors: readonly Anchor[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.write(anchors.map(({ at, lane, n, digest }) => `${at} ${lane} ${n} ${digest}\n`).join(''));
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** The end of every lane now. */
export async function trailHeads(tx: Tx, now: Date): Promise<Anchor[]> {
  const { rows } = await sql<{ lane: string; n: string; digest: string }>`
    SELECT lane::text, head.n::text, encode(head.digest, 'hex') AS digest
    FROM generate_series(0, (SELECT max(lane) FROM audit_link)) AS lane,
      LATERAL (SELECT n, digest FROM audit_link link WHERE link.lane = lane.lane ORDER BY n DESC LIMIT 1) AS head`.execute(tx);
  return rows.map((row) => ({ at: now.toISOString(), ...row }));
}

const PIECE = 5000;

/** Compares anchors with the links they name; of each lane the first that does not fit is told. */
export async function checkAnchors(tx: Tx, anchors: readonly Anchor[], heads: ReadonlyMap<string, Anchor>, faults: FaultList): Promise<void> {
  const told = new Set<string>();
  for (let from = 0; from < anchors.length; from += PIECE) {
    const some = anchors.slice(from, from + PIECE);
    const { rows } = await sql<{ digest: string | null }>`
      SELECT encode(link.digest, 'hex') AS digest
      FROM unnest(${some.map(({ lane }) => lane)}::int[], ${some.map(({ n }) => n)}::bigint[]) WITH ORDINALITY AS asked (lane, n, place)
      LEFT JOIN LATERAL (SELECT digest FROM audit_link l WHERE l.lane = asked.lane AND l.n = asked.n LIMIT 1) AS link ON true ORDER BY asked.place`.execute(tx);
    for (const [i, { lane, n, at, digest }] of some.entries()) {
      const found = rows[i]?.digest ?? null;
      if (found === digest || told.has(lane)) continue;
      told.add(lane);
      if (found !== null) faults.add('anchor_differs', { lane, n, at });
      else if (BigInt(n) > BigInt(heads.get(lane)?.n ?? 0)) faults.add('cut_off', { lane, n, at });
      else faults.add('link_missing', { lane, n });
    }
  }
}
