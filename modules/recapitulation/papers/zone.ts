/**
 * Time zones of Indonesia (Keppres 41/1987, Art. 1: WIB, WITA, WIT) by the first two digits of a Kemendagri code. Provinces
 * made since keep the zone of those they came from. `verified: false`: the decree's list was not read, only its application.
 */
const ZONES = {
  verified: false,
  central: ['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'],
  east: ['81', '82', '91', '92', '93', '94', '95', '96', '97'],
};

/** The clock that a paper of this region goes by; WIB for the nation and for trees of other codes. */
export function zoneOf(path: string): { readonly name: 'WIB' | 'WITA' | 'WIT'; readonly hoursEast: number } {
  const province = path.slice(0, path.includes('.') ? path.indexOf('.') : undefined);
  if (ZONES.central.includes(province)) return { name: 'WITA', hoursEast: 8 };
  if (ZONES.east.includes(province)) return { name: 'WIT', hoursEast: 9 };
  return { name: 'WIB', hoursEast: 7 };
}
