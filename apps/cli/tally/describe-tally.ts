import type { Lang, Text } from '../../../kernel/text.ts';
import type { Comparison, RegionTotal, TallyReport, TotalLevel } from '../../../modules/recapitulation/index.ts';
import { FLAG_WORDS, LEVEL_WORDS, WORDS } from './words.ts';

const SHOWN_REGIONS = 50;
const SHOWN_DIFFERENCES = 10;

/** A tally as a person reads it: a table per channel, what does not add up, what differs from the recapitulation. */
export function* describeTally(report: TallyReport, only: TotalLevel | undefined, lang: Lang): Generator<string, void, undefined> {
  const { totals, comparison } = report;
  for (const [i, channel] of totals.channels.entries()) yield `${channelTable(report, i, channel, only, lang)}\n`;
  yield `${flagLines(totals.flags, lang)}\n`;
  if (comparison) yield comparisonLines(comparison, lang);
}

function channelTable({ plan, totals }: TallyReport, index: number, channel: string, only: TotalLevel | undefined, lang: Lang): string {
  const figures = plan.channels[index]?.figures ?? [];
  const say = (text: Text): string => text[lang];
  const head = [say(WORDS.region), 'TPS', say(WORDS.in), say(WORDS.incomplete), ...figures.map((figure) => figure.cell)];
  const line = (region: RegionTotal): string[] => [
    region.path === '' ? 'Indonesia' : region.path,
    ...[region.stations, region.channelIn[index] ?? 0, region.incomplete[index] ?? 0, ...figures.map((figure) => region.figures[figure.slot] ?? null)].map((n) => number(n, lang)),
  ];
  const below = totals.regions[only ?? totals.levels[1] ?? 'national'] ?? [];
  const nation = only === undefined ? (totals.regions.national ?? []) : [];
  const table = columns([head, ...below.slice(0, SHOWN_REGIONS).map(line), ...nation.map(line)]);
  const left = below.length - SHOWN_REGIONS;
  return `${channel === '' ? '' : `${say(WORDS.channel)} ${channel}\n`}${table}${left > 0 ? `… ${number(left, lang)} ${say(WORDS.more)} (--json)\n` : ''}`;
}

function flagLines(flags: Readonly<Record<string, number>>, lang: Lang): string {
  const codes = Object.entries(flags);
  if (codes.length === 0) return `${WORDS.allAddUp[lang]}\n`;
  const rows = codes.map(([key, count]) => [`  ${key}`, number(count, lang), FLAG_WORDS[key.split('.').at(-1) ?? '']?.[lang] ?? '']);
  return `${WORDS.flags[lang]}\n${columns(rows, 2)}`;
}

function comparisonLines({ differences, levels, onlyOurs, onlyTheirs }: Comparison, lang: Lang): string {
  const say = (text: Text): string => text[lang];
  const counts = columns([
    [`  ${say(WORDS.level)}`, say(WORDS.compared), say(WORDS.without), say(WORDS.different)],
    ...levels.map((level) => [`  ${LEVEL_WORDS[level.level][lang]}`, number(level.compared, lang), number(level.withoutOfficial, lang), number(level.different, lang)]),
  ]);
  const first = differences.slice(0, SHOWN_DIFFERENCES).map((each) => [
    `  ${each.path === '' ? 'Indonesia' : each.path}`, number(each.ours, lang), number(each.theirs, lang), number(each.difference, lang), each.figure,
  ]);
  const head = [`  ${say(WORDS.region)}`, say(WORDS.ours), say(WORDS.theirs), say(WORDS.difference), say(WORDS.figure)];
  const left = differences.length - first.length;
  const lonely = onlyOurs.length + onlyTheirs.length === 0 ? '' :
    `${say(WORDS.onlyOurs)}: ${number(onlyOurs.length, lang)} · ${say(WORDS.onlyTheirs)}: ${number(onlyTheirs.length, lang)}\n`;
  return `${say(WORDS.comparison)}\n${counts}${lonely}${first.length > 0 ? `\n${columns([head, ...first], 4)}` : ''}${left > 0 ? `  … ${number(left, lang)} ${say(WORDS.more)} (--json)\n` : ''}`;
}

const NUMBER_LANG: Readonly<Record<Lang, string>> = { id: 'id-ID', en: 'en-GB' };

/** 85607362 → 85.607.362; absent is a dash, not a zero. */
const number = (value: number | null, lang: Lang): string => (value === null ? '–' : value.toLocaleString(NUMBER_LANG[lang]));

/** Lines of columns: the first to the left, numbers to the right; from column `textFrom` on to the left again. */
function columns(rows: readonly (readonly string[])[], textFrom = Infinity): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const cell = (value: string, i: number): string => (i === 0 || i >= textFrom ? value.padEnd(widths[i] ?? 0) : value.padStart(widths[i] ?? 0));
  return rows.map((row) => `${row.map(cell).join('  ').trimEnd()}\n`).join('');
}
