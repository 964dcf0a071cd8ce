/**
 * Time zones of Indonesia (Keppres 41/1987, Art. 1: WIB, WITA, WIT) by the first two digits of a Kemendagri code. Provinces
 * made since keep the zone of those they came from. `verified: false`: the decree's list was not read, only its application.
 */
const PROVINCES = {
  verified: false,
  west: ['11', '12', '13', '14', '15', '16', '17', '18', '19', '21', '31', '32', '33', '34', '35', '36', '61', '62'],
  central: ['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'],
  east: ['81', '82', '91', '92', '93', '94', '95', '96', '97'],
};

const WIB = { name: 'WIB', hoursEast: 7, tz: 'Asia/Jakarta' } as const;
const WITA = { name: 'WITA', hoursEast: 8, tz: 'Asia/Makassar' } as const;
const WIT = { name: 'WIT', hoursEast: 9, tz: 'Asia/Jayapura' } as const;

/** `name`: as people say it. `tz`: its name in the IANA database. No clock of Indonesia is moved in summer. */
export type Zone = typeof WIB | typeof WITA | typeof WIT;

/** The clock of a region, station or its parts; null where its path names no province: the nation, abroad, trees of other codes. */
export function zoneIn(path: string): Zone | null {
  const province = path.slice(0, path.includes('.') ? path.indexOf('.') : undefined);
  if (PROVINCES.west.includes(province)) return WIB;
  if (PROVINCES.central.includes(province)) return WITA;
  return PROVINCES.east.includes(province) ? WIT : null;
}

/** The clock that what is told of a region goes by: its own, else the capital's. */
export const zoneOf = (path: string): Zone => zoneIn(path) ?? WIB;
