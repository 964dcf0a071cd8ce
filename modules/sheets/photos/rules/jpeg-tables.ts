/** A table of codes: for each 16 bits that may come next, the length of the code in front and what it means (`length << 8 | value`); 0 = no code. */
export type CodeTable = { readonly lookup: Uint16Array };

const LENGTHS = 16;

/**
 * The tables of a DHT segment by class and number (`0`, `1`: means; `16`, `17`: differences); null where they are none: codes that do not fit
 * into their lengths, values that come twice, or that no picture of 8 bits has. Source: ITU-T T.81 B.2.4.2, annex C.
 */
export function codeTables(content: Uint8Array): ReadonlyMap<number, CodeTable> | null {
  const tables = new Map<number, CodeTable>();
  let at = 0;
  while (at + 1 + LENGTHS <= content.length) {
    const head = content[at] ?? 0;
    const counts = content.subarray(at + 1, at + 1 + LENGTHS);
    const values = content.subarray(at + 1 + LENGTHS, at + 1 + LENGTHS + counts.reduce((sum, count) => sum + count, 0));
    if (head >> 4 > 1 || (head & 15) > 3) return null;
    const lookup = lookupOf(counts, values, head >> 4 === 0);
    if (lookup === null) return null;
    tables.set(head, { lookup });
    at += 1 + LENGTHS + values.length;
  }
  return at === content.length && at > 0 ? tables : null;
}

const MOST_BITS_OF_MEAN = 11;

function lookupOf(counts: Uint8Array, values: Uint8Array, isDc: boolean): Uint16Array | null {
  const wanted = counts.reduce((sum, count) => sum + count, 0);
  if (wanted !== values.length || wanted === 0 || new Set(values).size !== wanted || (isDc && values.some((value) => value > MOST_BITS_OF_MEAN))) return null;
  const lookup = new Uint16Array(1 << LENGTHS);
  let [from, next] = [0, 0];
  for (let length = 1; length <= LENGTHS; length++) {
    for (let left = counts[length - 1] ?? 0; left > 0; left--) {
      const until = from + (1 << (LENGTHS - length));
      if (until > lookup.length) return null;
      lookup.fill((length << 8) | (values[next++] ?? 0), from, until);
      from = until;
    }
  }
  return lookup;
}
