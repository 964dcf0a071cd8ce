import { isAbroad } from './levels.ts';

/** Units of a mission stand in the place of kelurahan, by the last part of their code (modules/regions/load/overseas.ts): each counts its own numbers. */
const UNITS: Readonly<Record<string, string>> = { '0001': 'TPSLN', '0002': 'KSK', '0003': 'POS' };

/** `TPS 002`; abroad `TPSLN 002`, `KSK 002` or `POS 002`, by the unit's own `name` where it is known. A box, a mobile box and the post are no TPS. */
export function stationName({ region, station, name }: { readonly region: string; readonly station: number; readonly name?: string | undefined }): string {
  const kind = isAbroad(region) ? name ?? UNITS[region.slice(region.lastIndexOf('.') + 1)] ?? 'TPSLN' : 'TPS';
  return `${kind} ${String(station).padStart(3, '0')}`;
}

type Place = { readonly region: string; readonly name: string; readonly station: number };

/** `TPS 002, Sumber Jernih`; abroad `KSK 002`; a region itself by its name. */
export const placeName = ({ region, name, station }: Place): string =>
  (station === 0 ? name : isAbroad(region) ? stationName({ region, station, name }) : `${stationName({ region, station })}, ${name}`);

/** The same in running words: `TPS 002 Sumber Jernih`. */
export const placeWords = (place: Place): string => (place.station === 0 || isAbroad(place.region) ? placeName(place) : `${stationName(place)} ${place.name}`);
