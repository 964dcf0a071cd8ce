import { BODIES, CAPACITY_WORDS } from '../../papers/form-names.ts';
import type { PlenaryLevel } from '../contract.ts';
import { isAbroad } from './levels.ts';

/** By how many parts a path has. */
const LEVELS: readonly PlenaryLevel[] = ['national', 'province', 'regency', 'subdistrict'];

/** The body that sends a supervisor whose warrant holds at a place: of a station, of a kelurahan, or of a region that holds a plenary (UU 7/2017, Art. 89). Abroad there is one for a whole mission. */
function bodyAt(path: string): string {
  const [region = '', station] = path.split('/');
  if (isAbroad(region)) return station === undefined ? BODIES.overseas.supervises : 'Pengawas TPSLN';
  if (station !== undefined) return 'Pengawas TPS';
  const level = LEVELS[region === '' ? 0 : region.split('.').length];
  return level === undefined ? 'Panwaslu Kelurahan/Desa' : BODIES[level].supervises;
}

type Watcher = { readonly kind: 'witness' | 'supervisor' | null; readonly contestant: number | null; /** What the contestant is called on the ballot. */ readonly name: string | null; /** Where the mandate holds. */ readonly path: string | null };

/** For whom somebody watches at a station, as a paper names it: `Saksi 2 Partai Contoh`, `Pengawas TPS`; null without a mandate. */
export function watchesFor({ kind, contestant, name, path }: Watcher): string | null {
  if (kind === null) return null;
  return kind === 'supervisor' ? bodyAt(path ?? '') : [CAPACITY_WORDS.witness, contestant, name].filter((part) => part !== null).join(' ');
}
