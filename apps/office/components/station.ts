/** A station's number as officers write it: TPS 001. */
export const stationNumber = (number: number): string => String(number).padStart(3, '0');

/** A station in a result table has the path 'village/number'. */
export function stationOf(path: string): { village: string; number: number } | null {
  const at = path.lastIndexOf('/');
  return at < 0 ? null : { village: path.slice(0, at), number: Number(path.slice(at + 1)) };
}
