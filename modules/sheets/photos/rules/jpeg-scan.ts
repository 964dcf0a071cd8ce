import type { CodeTable } from './jpeg-tables.ts';

/** A colour of the picture: its number, and how many blocks of 8 × 8 it has in one unit of the coding. */
export type Component = { readonly id: number; readonly across: number; readonly down: number };
export type Frame = { readonly width: number; readonly height: number; readonly components: readonly Component[] };
/** One colour in one scan, and the tables that it is coded with. */
export type Coded = { readonly component: Component; readonly dc: CodeTable; readonly ac: CodeTable };

const isMarkerAt = (bytes: Uint8Array, at: number): boolean => bytes[at] === 0xff && bytes[at + 1] !== undefined && bytes[at + 1] !== 0;

/** Reads bits up to the next marker; a stuffed zero behind 0xff is none of the picture. */
function bitsFrom(bytes: Uint8Array, from: number) {
  let at = from, bits = 0, held = 0, over = 0;
  /** Makes sure that 16 bits are there; behind the end they are zeros, and counted as such. */
  const fill = (): void => {
    while (held <= 16) {
      const isOver = at >= bytes.length || isMarkerAt(bytes, at);
      bits = (bits << 8) | (isOver ? 0 : bytes[at] ?? 0);
      held += 8;
      if (isOver) over += 8;
      else at += bytes[at] === 0xff ? 2 : 1;
    }
  };
  return {
    /** The next code of a table; null where there is no such code. */
    code(table: CodeTable): number | null {
      fill();
      const found = table.lookup[(bits >>> (held - 16)) & 0xffff] ?? 0;
      held -= found >> 8;
      return found === 0 ? null : found & 0xff;
    },
    skip(count: number): void {
      fill();
      held -= count;
    },
    isOver: (): boolean => held < over,
    /** Where the marker behind these data stands; null where data are missing or left over. Less than a byte may be left, filled up. */
    end: (): number | null => (held - over >= 0 && held - over < 8 && (at >= bytes.length || isMarkerAt(bytes, at)) ? at : null),
  };
}

type Bits = ReturnType<typeof bitsFrom>;
/** Somebody who reads a long picture lets others go on now and then. */
export type Rest = () => Promise<unknown>;
/** Of 16 × 16 points: some milliseconds of work. */
const UNITS_AT_ONCE = 512;

/** One block of 8 × 8: its mean, and what differs from it. */
function readBlock(bits: Bits, { dc, ac }: Coded): boolean {
  const mean = bits.code(dc);
  if (mean === null || mean > 11) return false;
  bits.skip(mean);
  for (let at = 1; at < 64; at++) {
    const found = bits.code(ac);
    if (found === null) return false;
    const [run, size] = [found >> 4, found & 15];
    if (size === 0) {
      if (run !== 15) return true;
      at += 15;
      continue;
    }
    at += run;
    if (at > 63) return false;
    bits.skip(size);
  }
  return true;
}

/** Blocks of each colour in one unit, and how many units there are. A colour by itself is coded block by block. Source: ITU-T T.81 A.2. */
function unitsOf({ width, height, components }: Frame, coded: readonly Coded[]): { readonly units: number; readonly blocks: readonly Coded[] } {
  const [across, down] = [Math.max(...components.map((one) => one.across)), Math.max(...components.map((one) => one.down))];
  const [alone] = coded;
  if (coded.length === 1 && alone) {
    const { component } = alone;
    return { units: Math.ceil(Math.ceil((width * component.across) / across) / 8) * Math.ceil(Math.ceil((height * component.down) / down) / 8), blocks: [alone] };
  }
  return { units: Math.ceil(width / (8 * across)) * Math.ceil(height / (8 * down)), blocks: coded.flatMap((one) => Array.from({ length: one.component.across * one.component.down }, () => one)) };
}

/**
 * Reads the coded data of a scan to their last bit, and says where the marker behind them stands: null where something is missing,
 * wrong or left over, so that nothing rides behind the picture. Sequential scans only. Source: ITU-T T.81 annex F.
 * @param restart units between two restart markers, 0 = none
 * @param rest lets others go on; called every few milliseconds
 */
export async function endOfCoded(bytes: Uint8Array, from: number, frame: Frame, { coded, restart }: { readonly coded: readonly Coded[]; readonly restart: number }, rest: Rest): Promise<number | null> {
  const { units, blocks } = unitsOf(frame, coded);
  let at = from;
  for (let done = 0, marker = 0; done < units; marker++) {
    const bits = bitsFrom(bytes, at);
    const until = restart === 0 ? units : Math.min(units, done + restart);
    for (; done < until && !bits.isOver(); done++) {
      for (const block of blocks) if (!readBlock(bits, block)) return null;
      if (done % UNITS_AT_ONCE === UNITS_AT_ONCE - 1) await rest();
    }
    const end = bits.end();
    if (end === null) return null;
    at = end;
    if (done === units) break;
    if (bytes[at + 1] !== 0xd0 + (marker % 8)) return null;
    at += 2;
  }
  return at;
}
