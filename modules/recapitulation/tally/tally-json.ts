import type { Difference } from '../rules/compare.ts';
import type { RegionTotal, RegionTotals, TotalLevel } from '../rules/region-totals.ts';
import type { TallyReport } from './tally-file.ts';

const PIECE_CHARACTERS = 64 * 1024;

/**
 * A tally as JSON, in pieces, since a nation has 83,529 villages:
 * `{levels: {national: [{code, name, path, tps, tps_in, figures, …}], …}, flags, differences, channels, compared, only_ours, only_theirs}`.
 * With several channels, figures and flags are named `channel.C.1` and `channel.R08`, and each region says per channel
 * how many stations are in. `only` keeps one level.
 */
export function* tallyJson(report: TallyReport, only?: TotalLevel): Generator<string, void, undefined> {
  let piece = '';
  for (const part of parts(report, only)) {
    piece += part;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function* parts({ totals, comparison }: TallyReport, only?: TotalLevel): Generator<string, void, undefined> {
  yield '{"levels":{';
  const levels = totals.levels.filter((level) => only === undefined || level === only);
  for (const [i, level] of levels.entries()) {
    yield `${i > 0 ? ',' : ''}\n"${level}":[`;
    yield* list(totals.regions[level] ?? [], (region) => regionJson(region, totals));
    yield ']';
  }
  yield `},\n"flags":${JSON.stringify(totals.flags)},\n"differences":[`;
  yield* list(comparison?.differences ?? [], differenceJson);
  yield `],\n"channels":${JSON.stringify(totals.channels.filter((channel) => channel !== ''))}`;
  if (comparison) {
    yield `,\n"compared":${JSON.stringify(comparison.levels.map(({ withoutOfficial, ...rest }) => ({ ...rest, without_official: withoutOfficial })))},\n"only_ours":[`;
    yield* list(comparison.onlyOurs, ({ level, code, name, path }) => ({ level, code, name, path }));
    yield '],\n"only_theirs":[';
    yield* list(comparison.onlyTheirs, ({ level, code, name, path }) => ({ level, code, name, path }));
    yield ']';
  }
  yield '}\n';
}

function* list<T>(items: readonly T[], shape: (item: T) => unknown): Generator<string, void, undefined> {
  for (const [i, item] of items.entries()) yield `${i > 0 ? ',' : ''}\n${JSON.stringify(shape(item))}`;
}

function regionJson(region: RegionTotal, { keys, channels }: RegionTotals): unknown {
  const { code, name, path, stations, stationsIn, voters } = region;
  return {
    code, name, path,
    tps: stations,
    tps_in: stationsIn,
    ...(channels.length > 1 ? {} : { incomplete: region.incomplete[0] }),
    figures: Object.fromEntries(keys.map((key, i) => [key, region.figures[i] ?? null])),
    ...(voters[0] === null && voters[1] === null ? {} : { voters: { male: voters[0], female: voters[1] } }),
    ...(channels.length > 1 ? { channels: Object.fromEntries(channels.map((channel, i) => [channel, { tps_in: region.channelIn[i], incomplete: region.incomplete[i] }])) } : {}),
  };
}

const differenceJson = ({ channel, ...difference }: Difference): unknown => ({ ...difference, ...(channel === '' ? {} : { channel }) });
