import type { RowLimit } from './limits.ts';

/** No row of a bundle nests deeper; what does is meant to exhaust whoever walks it. */
const DEEPEST = 32;
const [COMMA, QUOTE, STROKE, LIST, OBJECT, LIST_END, OBJECT_END] = [44, 34, 92, 91, 123, 93, 125];
/** How a table is named, before the row or behind it. */
const NAMED = [/^\{"t":"([a-z_]{1,40})","r":/, /,"t":"([a-z_]{1,40})"\}$/] as const;
const ENDS = 64;

/** Of which table a line says it is; null where it does not say so in the way that a bundle does. What it really is shows when it is read. */
export function tableOf(line: Buffer): string | null {
  const [head, tail] = [line.subarray(0, ENDS).toString('latin1'), line.subarray(-ENDS).toString('latin1')];
  return NAMED[0].exec(head)?.[1] ?? NAMED[1].exec(tail)?.[1] ?? null;
}

/** Values of a line, counted by the signs between them; null where there are more than a row may have, or where they nest too deep. */
export function countValues(line: Buffer, { values: most, holders: mostHolders }: RowLimit): { values: number; holders: number } | null {
  let [depth, values, holders] = [0, 1, 0];
  for (let at = 0; at < line.length; at++) {
    const code = line[at];
    if (code === QUOTE) at = endOfText(line, at);
    else if (code === COMMA) values++;
    else if (code === LIST || code === OBJECT) {
      values++;
      if (++holders > mostHolders || ++depth > DEEPEST) return null;
    } else if (code === LIST_END || code === OBJECT_END) depth--;
    if (values > most) return null;
  }
  return { values, holders };
}

function endOfText(line: Buffer, from: number): number {
  let at = from + 1;
  for (; at < line.length && line[at] !== QUOTE; at++) if (line[at] === STROKE) at++;
  return at;
}
