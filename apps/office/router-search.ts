import type { SheetState } from './api/types.ts';

/** The address holds the whole state of a screen, as plain words: `?region=16.71&sort=-C.2`. */
export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (typeof value === 'string' || typeof value === 'number') params.set(name, String(value));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

type Raw = Record<string, unknown>;
const word = (raw: Raw, name: string): string | undefined => (typeof raw[name] === 'string' ? raw[name] : undefined);
const flag = (raw: Raw, name: string): '1' | undefined => (raw[name] === '1' ? '1' : undefined);
const oneOf = <V extends string>(raw: Raw, name: string, values: readonly V[]): V | undefined => values.find((value) => value === raw[name]);

/** State of a result screen. Whatever is left out has its usual value, so that short addresses stay short. */
export type ResultSearch = {
  region?: string | undefined;
  channel?: string | undefined;
  unit?: 'votes' | undefined;
  wide?: '1' | undefined;
  official?: '1' | undefined;
  /** Regions without a single TPS of this contest are left out unless asked for. */
  empty?: '1' | undefined;
  /** Column, with a minus before it when the largest comes first. */
  sort?: string | undefined;
  q?: string | undefined;
};

export const resultSearch = (raw: Raw): ResultSearch => ({
  region: word(raw, 'region'), channel: word(raw, 'channel'), unit: oneOf(raw, 'unit', ['votes']),
  wide: flag(raw, 'wide'), official: flag(raw, 'official'), empty: flag(raw, 'empty'), sort: word(raw, 'sort'), q: word(raw, 'q') || undefined,
});

export const STATES = ['all', 'in', 'missing', 'flagged', 'hard', 'warn', 'corrected', 'incomplete'] as const satisfies readonly SheetState[];
export type StationSearch = { region?: string | undefined; channel?: string | undefined; state?: SheetState | undefined; rule?: string | undefined };

export const stationSearch = (raw: Raw): StationSearch => ({
  region: word(raw, 'region'), channel: word(raw, 'channel'), state: oneOf(raw, 'state', STATES), rule: word(raw, 'rule') || undefined,
});

export type SheetSearch = { channel?: string | undefined; version?: string | undefined; edit?: '1' | undefined };
export const sheetSearch = (raw: Raw): SheetSearch => ({ channel: word(raw, 'channel'), version: word(raw, 'version'), edit: flag(raw, 'edit') });

export type RegionSearch = { scheme?: string | undefined; path?: string | undefined };
export const regionPageSearch = (raw: Raw): RegionSearch => ({ scheme: word(raw, 'scheme'), path: word(raw, 'path') });

export type FindSearch = { scheme?: string | undefined; q?: string | undefined };
export const findSearch = (raw: Raw): FindSearch => ({ scheme: word(raw, 'scheme'), q: word(raw, 'q') || undefined });

/** Which entries of the trail; days as `2026-02-14`. */
export type AuditSearch = {
  actor?: string | undefined; action?: string | undefined; scheme?: string | undefined; region?: string | undefined; thing?: string | undefined;
  from?: string | undefined; to?: string | undefined;
};
export const auditSearch = (raw: Raw): AuditSearch => ({
  actor: word(raw, 'actor') || undefined, action: word(raw, 'action') || undefined, scheme: word(raw, 'scheme') || undefined, region: word(raw, 'region') || undefined,
  thing: word(raw, 'thing') || undefined, from: word(raw, 'from') || undefined, to: word(raw, 'to') || undefined,
});

/** `-C.2` ⇄ {id: 'C.2', desc: true} */
export const parseSort = (text: string | undefined): { id: string; desc: boolean } | null =>
  text ? { id: text.replace(/^-/, ''), desc: text.startsWith('-') } : null;
export const writeSort = (sort: { id: string; desc: boolean } | null): string | undefined => (sort ? `${sort.desc ? '-' : ''}${sort.id}` : undefined);
