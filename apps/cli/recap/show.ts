import type { Lang, Text } from '../../../kernel/text.ts';
import type { ContestContext } from '../../../modules/elections/index.ts';
import type { ResultRow } from '../../../modules/recapitulation/index.ts';
import { isOverseas, type Level } from '../../../modules/regions/index.ts';

/** `{election, contest, channel, region, level, rows: [...]}`, a row at a time. */
export async function* recapJson(about: object, rows: AsyncIterable<ResultRow>): AsyncGenerator<string, void, undefined> {
  yield `${JSON.stringify(about).slice(0, -1)},"rows":[`;
  let first = true;
  for await (const row of rows) {
    yield `${first ? '' : ','}\n${JSON.stringify(row)}`;
    first = false;
  }
  yield '\n]}\n';
}

const NAME_WIDTH = 30;
const WIDTH = 13;
const MOST_COLUMNS = 8;
/** What overseas units of a level are. */
const ABROAD: Partial<Readonly<Record<Level, Text>>> = {
  regency: { id: 'Luar negeri, per negara', en: 'Overseas, by country' }, subdistrict: { id: 'Luar negeri, per perwakilan', en: 'Overseas, by mission' },
  village: { id: 'Luar negeri, per cara memilih', en: 'Overseas, by way of voting' }, station: { id: 'Luar negeri, per TPSLN, KSK dan pos', en: 'Overseas, by station, mobile box and post' },
};
/** A pair, a candidate, or the total of a party. */
const CONTESTANT = /^C\.|^P\.\d+\.B$/;

/**
 * A calm table: TPS in, the contestants' figures (the first eight), valid and invalid votes, flags. Below the provinces
 * what lies abroad comes last, under a heading of its own: a country is no regency. Files keep the order of the paths.
 */
export async function* recapTable(contest: ContestContext, level: Level, rows: AsyncIterable<ResultRow>, lang: Lang): AsyncGenerator<string, void, undefined> {
  const contestants = contest.form.cells.map(({ id }) => id).filter((id) => CONTESTANT.test(id));
  const cells = [...contestants.slice(0, MOST_COLUMNS), ...['V1', 'V2', 'V3'].filter((id) => id in contest.form.index)];
  const number = (value: number | null): string => (value === null ? '—' : value.toLocaleString(lang === 'en' ? 'en-GB' : 'id-ID')).padStart(WIDTH);
  const head = lang === 'en' ? ['Region', 'TPS in', 'of', 'flagged'] : ['Wilayah', 'TPS masuk', 'dari', 'bertanda'];
  yield `${(head[0] ?? '').padEnd(NAME_WIDTH)}${head.slice(1).map((word) => word.padStart(WIDTH)).join('')}${cells.map((cell) => cell.padStart(WIDTH)).join('')}\n`;
  const line = ({ name, tally }: ResultRow): string => {
    const counts = [tally.stationsIn, tally.stations, tally.hard];
    return `${name.slice(0, NAME_WIDTH - 1).padEnd(NAME_WIDTH)}${[...counts, ...cells.map((cell) => tally.figures[cell] ?? null)].map(number).join('')}\n`;
  };
  const abroad: ResultRow[] = [];
  for await (const row of rows) {
    if (isOverseas(contest.scheme, row.path) && level !== 'national' && level !== 'province') abroad.push(row);
    else yield line(row);
  }
  if (abroad.length > 0) yield `\n${ABROAD[level]?.[lang] ?? ''}\n`;
  for (const row of abroad) yield line(row);
}
