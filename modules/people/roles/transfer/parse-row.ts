import { holdsNumber } from '../../identity/rules/names.ts';
import type { ProblemCode } from '../../../../kernel/problem.ts';
import { pathOfNestedCode } from '../../../regions/index.ts';
import type { EventHead } from '../commands/known-place.ts';
import { Moment, PlacePath, PlaceScheme } from '../contract.ts';
import type { Post } from '../rules/admit.ts';
import { ROLE_IDS, ROLES, type RoleId } from '../rules/roles.ts';
import { beginOf, endOf, type Term } from '../rules/term.ts';
import { ACTIONS, NATION_SIGN, NEEDED_COLUMNS, type RoleColumn } from './template.ts';

export type Fault = { readonly code: ProblemCode; readonly column: RoleColumn; readonly value: string };
/** One row of a roles file: who, and what is to happen with which post; or what is wrong with it. */
export type Row = {
  readonly row: number; readonly person: string; readonly said: { readonly role: string; readonly place: string };
  readonly wish: { readonly action: 'grant' | 'revoke'; readonly post: Post; readonly reason: string | null } | null; readonly fault: Fault | null;
};
export type Ground = { readonly events: ReadonlyMap<string, EventHead>; readonly now: number };
type Cells = (column: RoleColumn) => string;

const ROLE_WORDS: ReadonlyMap<string, RoleId> = new Map(ROLE_IDS.flatMap((id) => [[id, id], [ROLES[id].name.id.toLowerCase(), id], [ROLES[id].name.en.toLowerCase(), id]] as const));
const DEFAULT_SCHEME = 'kemendagri';
const LONGEST_REASON = 500;

/** Reads one row without asking the database; the first thing that is wrong is told. */
export function parseRow(row: number, cell: Cells, ground: Ground): Row {
  const said = { role: cell('role'), place: cell('station') === '' ? cell('region') : `${cell('region')}/${cell('station')}` };
  const read = readWish(cell, ground);
  return { row, person: cell('person'), said, ...('code' in read ? { wish: null, fault: read } : { wish: read, fault: null }) };
}

function readWish(cell: Cells, { events, now }: Ground): NonNullable<Row['wish']> | Fault {
  const fault = (column: RoleColumn, code: ProblemCode = 'value_unknown'): Fault => ({ code, column, value: cell(column) });
  const empty = NEEDED_COLUMNS.find((column) => cell(column) === '');
  if (empty) return fault(empty, 'value_missing');
  const action = ACTIONS[cell('action').toLowerCase()];
  if (!action) return fault('action');
  const role = ROLE_WORDS.get(cell('role').toLowerCase());
  if (!role) return fault('role');
  const within = scopeOf(cell('election'), events);
  if (within === undefined) return fault('election');
  if (ROLES[role].bound && within === null) return fault('election', 'value_missing');
  const place = placeOfCells(cell, within === null ? undefined : events.get(within)?.scheme);
  if ('code' in place) return place;
  const odd = (['from', 'until'] as const).find((column) => cell(column) !== '' && !Moment.safeParse(cell(column)).success);
  if (odd) return fault(odd);
  if (cell('reason').length > LONGEST_REASON) return fault('reason', 'value_too_large');
  if (holdsNumber(cell('reason'))) return { code: 'value_invalid', column: 'reason', value: '…' };
  return { action, post: { role, within, ...place, ...termOf(cell('from'), cell('until'), now) }, reason: cell('reason') || null };
}

const termOf = (from: string, until: string, now: number): Term => ({ from: from === '' ? now : beginOf(from), until: until === '' ? null : endOf(until) });

/** '' = whatever the election; undefined = no such election; programmes are not kept here yet. */
function scopeOf(text: string, events: ReadonlyMap<string, EventHead>): string | null | undefined {
  if (text === '') return null;
  const scope = text.startsWith('event:') ? text : `event:${text}`;
  return events.has(scope) ? scope : undefined;
}

function placeOfCells(cell: Cells, eventScheme: string | undefined): { scheme: string; path: string } | Fault {
  const region = cell('region');
  if (region === NATION_SIGN) {
    const scheme = cell('scheme') || NATION_SIGN;
    return PlaceScheme.safeParse(scheme).success ? { scheme, path: '' } : { code: 'value_unknown', column: 'scheme', value: scheme };
  }
  const scheme = cell('scheme') || eventScheme || DEFAULT_SCHEME;
  if (!PlaceScheme.safeParse(scheme).success || (eventScheme !== undefined && scheme !== eventScheme)) return { code: 'value_unknown', column: 'scheme', value: scheme };
  const path = pathOfNestedCode(scheme, region) ?? region;
  const station = cell('station');
  if (station !== '' && !/^[0-9]{1,4}$/.test(station)) return { code: 'value_unknown', column: 'station', value: station };
  const whole = station === '' ? path : `${path}/${Number(station)}`;
  return PlacePath.safeParse(whole).success && path !== '' ? { scheme, path: whole } : { code: 'region_unknown', column: 'region', value: region };
}
