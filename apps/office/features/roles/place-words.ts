import { stationNumber } from '../../components/station.ts';
import type { AssignmentView } from '../../../../modules/people/contract.ts';
import type { Words } from '../../i18n/index.ts';
import { lastDayOf } from './giving.ts';

/** Where an assignment holds, in words: the nation, a region, or a polling station. */
export function placeWords({ path, region }: Pick<AssignmentView, 'path' | 'region'>, { t }: Words): string {
  if (path === '') return t('region.nation');
  const [place = '', number] = path.split('/');
  const name = region || place;
  return number === undefined ? name : t('roles.station', { number: stationNumber(Number(number)), region: name });
}

export const untilWords = ({ until }: Pick<AssignmentView, 'until'>, { t, date }: Words): string => (until === null ? t('roles.noEnd') : date(lastDayOf(until)));

/** Who or what gave the role. */
export function originWords({ source, grantedBy, grantedByName }: Pick<AssignmentView, 'source' | 'grantedBy' | 'grantedByName'>, { t }: Words): string {
  if (source === 'demo') return t('roles.by.demo');
  if (source.startsWith('appointment:')) return t('roles.by.decree', { decree: source.slice('appointment:'.length) });
  return source.startsWith('file:') ? t('roles.by.file') : t('roles.by.hand', { actor: grantedByName ?? grantedBy });
}

/** The election of a role by its name, where the desk knows it. */
export const electionWords = (within: string | null, elections: ReadonlyMap<string, string>, { t }: Words): string =>
  (within === null ? t('roles.everyElection') : elections.get(within) ?? within.replace(/^event:/, ''));
