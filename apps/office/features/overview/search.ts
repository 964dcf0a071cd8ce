import { OUTLIER_CODES, type OutlierCode } from './wire.ts';

/** State of the room: which election, where, which contest, and what of it is looked at. */
export type OverviewSearch = {
  event?: string | undefined; region?: string | undefined; contest?: string | undefined; tab?: 'outliers' | undefined; sort?: string | undefined; q?: string | undefined;
  code?: OutlierCode | undefined; channel?: 'main' | 'pleno' | undefined; explained?: 'true' | 'false' | undefined; order?: 'value' | undefined;
  /** Which columns of the table: of the sheets unless said. */ columns?: 'plenary' | 'figures' | undefined;
};

export function overviewSearch(raw: Record<string, unknown>): OverviewSearch {
  const word = (name: string): string | undefined => (typeof raw[name] === 'string' ? raw[name] : undefined);
  const oneOf = <V extends string>(name: string, values: readonly V[]): V | undefined => values.find((value) => value === raw[name]);
  const contest = word('contest') ?? '';
  return {
    event: word('event') || undefined, region: word('region'), contest: /^[1-9]\d{0,8}$/.test(contest) ? contest : undefined, tab: oneOf('tab', ['outliers']), sort: word('sort') || undefined, q: word('q') || undefined,
    code: oneOf('code', OUTLIER_CODES), channel: oneOf('channel', ['main', 'pleno']), explained: oneOf('explained', ['true', 'false']), order: oneOf('order', ['value']), columns: oneOf('columns', ['plenary', 'figures']),
  };
}

/** Changes part of the address; what is undefined goes out of it. */
export type SetOverview = (change: Partial<OverviewSearch>) => void;
