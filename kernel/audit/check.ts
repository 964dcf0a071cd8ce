import './table.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../db/schema.ts';
import { checkAnchors, type Anchor, type Anchors } from './anchors.ts';
import { faultList, type FaultList, type TrailFault } from './faults.ts';
import { checkGuards } from './guards.ts';
import { momentsOf, type Moments } from './moments.ts';
import { entryDigest, linkDigest, sealedEntries, type Link } from './seal.ts';

export type TrailReport = {
  readonly entries: number; readonly links: number; readonly lanes: number;
  /** Anchors compared with; null where there were none to compare with, so that a cut-off end cannot be seen. */
  readonly anchors: number | null;
  readonly milliseconds: number;
  /** How many things are wrong, and the first of them. */
  readonly found: number; readonly faults: readonly TrailFault[];
};

const SHOWN = 200;
const PIECE = 1000;

/**
 * Recomputes the whole trail from its entries, in one snapshot beside a running house: every entry against its seal, every
 * link against the one before it, the ends against `anchors`, the moments against each other, and the guards of the tables
 * against what the migrations make. Takes little memory,
 * however long the trail. Nothing is asked of the functions in the database, which whoever tampers could have changed.
 */
export async function checkTrail(db: Db, { anchors }: { readonly anchors?: Anchors | null } = {}): Promise<TrailReport> {
  const start = performance.now();
  const faults = faultList(SHOWN);
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (tx) => {
    await checkGuards(tx, faults);
    const moments = momentsOf(anchors?.list ?? [], faults);
    const { links, heads } = await walkLanes(tx, faults, moments);
    const entries = await checkEntries(tx, faults);
    await moments.finish(tx);
    for (const n of anchors?.unreadable ?? []) faults.add('anchor_unreadable', { n: String(n) });
    if (anchors) await checkAnchors(tx, anchors.list, heads, faults);
    return {
      entries, links, lanes: heads.size, anchors: anchors ? anchors.list.length : null,
      milliseconds: Math.round(performance.now() - start), found: faults.count, faults: faults.first,
    };
  });
}

type LinkRow = Link & { readonly digest: Buffer };

/** The cursor instead of pages: also where someone has broken the primary key, no row is passed over. */
async function walkLanes(tx: Tx, faults: FaultList, moments: Moments): Promise<{ links: number; heads: Map<string, Anchor> }> {
  await sql`DECLARE lanes NO SCROLL CURSOR FOR
    SELECT lane::text, n::text, entries::text, digests, digest FROM audit_link link ORDER BY link.lane, link.n`.execute(tx);
  const heads = new Map<string, Anchor>();
  let links = 0;
  for (;;) {
    const { rows } = await sql<LinkRow>`FETCH ${sql.lit(PIECE)} FROM lanes`.execute(tx);
    for (const row of rows) {
      checkLink(row, heads.get(row.lane), faults);
      heads.set(row.lane, { at: '', lane: row.lane, n: row.n, digest: row.digest.toString('hex') });
    }
    await compareEntries(tx, rows, faults, moments);
    links += rows.length;
    if (rows.length < PIECE) break;
  }
  await sql`CLOSE lanes`.execute(tx);
  return { links, heads };
}

function checkLink(row: LinkRow, before: Anchor | undefined, faults: FaultList): void {
  const { lane, n, entries } = row;
  const expected = BigInt(before?.n ?? 0) + 1n;
  const found = BigInt(n);
  if (found > expected) {
    // Behind a gap the link before is not there to compute with; the gap itself is the finding.
    faults.add('link_missing', { lane, n: found - expected > 1n ? `${expected}–${found - 1n}` : String(expected) });
    return;
  }
  const right = linkDigest(before ? Buffer.from(before.digest, 'hex') : null, row);
  if (found < expected || !right.equals(row.digest)) faults.add('link_broken', { lane, n, entries: shorten(entries) });
}

const shorten = (entries: string): string => (entries.length > 80 ? `${entries.slice(1, 78)}…` : entries.slice(1, -1).replaceAll(',', ', '));

/** The canonical text, written here once more rather than asked of a function of the database. */
const canonical: RawBuilder<string> = sql`jsonb_build_array(id, trunc(extract(epoch FROM at) * 1000000), actor, action, scheme, path, thing, details)::text`;

async function compareEntries(tx: Tx, rows: readonly LinkRow[], faults: FaultList, moments: Moments): Promise<void> {
  const links = rows.map(({ lane, n, entries, digests }) => ({ lane, n, of: sealedEntries(entries, digests) }));
  for (const { lane, n, of } of links) if (!of) faults.add('link_malformed', { lane, n });
  const sealed = new Map(links.flatMap(({ of }) => [...(of ?? [])]));
  if (sealed.size === 0) return;
  const { rows: found } = await sql<{ id: string; at: number; text: string }>`
    SELECT id::text, extract(epoch FROM at)::float8 * 1000 AS at, ${canonical} AS text FROM audit_entry WHERE id = ANY(${[...sealed.keys()]}::bigint[])`.execute(tx);
  const fitting = new Map<string, number>();
  for (const { id, at, text } of found) {
    if (sealed.get(id)?.equals(entryDigest(text)) === true) fitting.set(id, at);
    else {
      faults.add('entry_edited', { entry: id });
      moments.setAside(id);
    }
  }
  for (const { lane, n, of } of links) moments.link(lane, n, [...(of?.keys() ?? [])].flatMap((entry) => (fitting.has(entry) ? [{ entry, at: fitting.get(entry) ?? 0 }] : [])));
}

/** Every entry has exactly one seal, and every seal its entries. Gives the number of entries. */
async function checkEntries(tx: Tx, faults: FaultList): Promise<number> {
  const { rows } = await sql<{ entry: string; entries: number; seals: number }>`
    SELECT id::text AS entry, sum(is_entry) AS entries, sum(is_seal) AS seals FROM (
      SELECT id, 1 AS is_entry, 0 AS is_seal FROM audit_entry UNION ALL SELECT unnest(entries), 0, 1 FROM audit_link
    ) AS both_sides GROUP BY id HAVING sum(is_entry) <> 1 OR sum(is_seal) <> 1 ORDER BY id`.execute(tx);
  for (const { entry, entries, seals } of rows) faults.add(entries === 0 ? 'entry_removed' : seals === 0 ? 'entry_unsealed' : 'entry_doubled', { entry });
  const { rows: counts } = await sql<{ entries: number }>`SELECT count(*) AS entries FROM audit_entry`.execute(tx);
  return counts[0]?.entries ?? 0;
}
