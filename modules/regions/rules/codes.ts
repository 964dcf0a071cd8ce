import { joinPath, lastSegment } from './paths.ts';

/**
 * Schemes whose child code begins with its parent's code, with the digits of each level.
 * Source: Permendagri on codes and data of administrative regions (2 + 2 + 2 + 4 digits); KPU adds 3 digits for the TPS.
 */
const NESTED: Readonly<Record<string, readonly number[]>> = { kemendagri: [2, 2, 2, 4] };

export const isNested = (scheme: string): boolean => scheme in NESTED;

/** Code of the node at a path: '1671041001' for '16.71.04.1001' where codes nest, else the last segment. */
export const codeAt = (scheme: string, path: string): string => (isNested(scheme) ? path.replaceAll('.', '') : lastSegment(path));

/** Path of a child with this full code, or null where codes nest and this one does not begin with its parent's. */
export function childPath(scheme: string, parent: string, code: string): string | null {
  const bare = code.replaceAll('.', '');
  if (!isNested(scheme)) return joinPath(parent, code);
  const above = parent.replaceAll('.', '');
  return bare.startsWith(above) && bare.length > above.length ? joinPath(parent, bare.slice(above.length)) : null;
}

/** Path of a nested code of full digits ('1671041001' or '16.71.04.1001'), or null where the digits fit no level. */
export function pathOfNestedCode(scheme: string, code: string): string | null {
  const widths = NESTED[scheme];
  const bare = code.replaceAll('.', '');
  if (!widths || !/^\d+$/.test(bare)) return null;
  const parts: string[] = [];
  let at = 0;
  for (const width of widths) {
    if (at === bare.length) break;
    parts.push(bare.slice(at, at + width));
    at += width;
  }
  return at === bare.length ? parts.join('.') : null;
}

const PLAIN_CODE = /^-?[0-9A-Za-z]+$/;

/**
 * A code as a file writes it, without its dots; null for what is no code of the scheme. Dots part the levels of nested
 * codes and stand nowhere else: '31.36' is 3136, but '313.6' is a number that went wrong on its way, never a region.
 */
export function readCode(scheme: string, text: string): string | null {
  if (!isNested(scheme)) return PLAIN_CODE.test(text) ? text : null;
  const path = pathOfNestedCode(scheme, text);
  if (path === null) return null;
  const bare = path.replaceAll('.', '');
  return text === bare || text === path ? bare : null;
}

/** Code of a polling station: village code + 3 digits (4 where KPU's overseas numbers need them). */
export const stationCode = (villageCode: string, number: number): string => villageCode + String(number).padStart(3, '0');

export type StationCode = { readonly village: string; readonly number: number };

/**
 * Reads '16.71.04.1001/7' (path of the village, any scheme) or the 13 digits '1671041001007' (nested schemes):
 * the village's path and the number, or null where the text is neither.
 */
export function readStationCode(scheme: string, text: string): StationCode | null {
  const slash = /^(-?[0-9A-Za-z]+(?:\.-?[0-9A-Za-z]+){0,3})\s*\/\s*(?:tps\s*)?(\d{1,4})$/i.exec(text.trim());
  if (slash) return { village: pathOfNestedCode(scheme, slash[1] ?? '') ?? slash[1] ?? '', number: Number(slash[2]) };
  const digits = text.trim().replaceAll('.', '');
  const village = /^\d{13}$/.test(digits) ? pathOfNestedCode(scheme, digits.slice(0, 10)) : null;
  return village ? { village, number: Number(digits.slice(10)) } : null;
}
