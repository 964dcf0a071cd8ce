import type { Lang } from '../../../kernel/text.ts';

/** Highest number that has words here; the house takes none above it. */
export const HIGHEST_IN_WORDS = 99_999_999;

const DIGITS_ID = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const SMALL_EN = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen',
  'eighteen', 'nineteen',
];
const TENS_EN = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/**
 * A number as it is read aloud: 210 → "dua ratus sepuluh", "two hundred and ten".
 * @param value whole, 0 to 99,999,999
 * @throws RangeError for any other
 */
export function inWords(value: number, lang: Lang): string {
  if (!Number.isInteger(value) || value < 0 || value > HIGHEST_IN_WORDS) throw new RangeError(`no words for ${value}`);
  return (lang === 'id' ? indonesian(value) : english(value)).join(' ');
}

/** "se-" stands for one before puluh, belas, ratus and ribu, never before juta. */
function indonesian(value: number): string[] {
  if (value < 10) return [DIGITS_ID[value] ?? ''];
  if (value < 12) return [value === 10 ? 'sepuluh' : 'sebelas'];
  if (value < 20) return [DIGITS_ID[value - 10] ?? '', 'belas'];
  if (value < 100) return [...indonesian(Math.floor(value / 10)), 'puluh', ...rest(value % 10, indonesian)];
  if (value < 1000) return [...(value < 200 ? ['seratus'] : [...indonesian(Math.floor(value / 100)), 'ratus']), ...rest(value % 100, indonesian)];
  if (value < 1_000_000) return [...(value < 2000 ? ['seribu'] : [...indonesian(Math.floor(value / 1000)), 'ribu']), ...rest(value % 1000, indonesian)];
  return [...indonesian(Math.floor(value / 1_000_000)), 'juta', ...rest(value % 1_000_000, indonesian)];
}

function english(value: number): string[] {
  if (value < 20) return [SMALL_EN[value] ?? ''];
  if (value < 100) return [`${TENS_EN[Math.floor(value / 10)] ?? ''}${value % 10 === 0 ? '' : `-${SMALL_EN[value % 10] ?? ''}`}`];
  if (value < 1000) return [...english(Math.floor(value / 100)), 'hundred', ...afterAnd(value % 100)];
  const [size, name] = value < 1_000_000 ? [1000, 'thousand'] as const : [1_000_000, 'million'] as const;
  const left = value % size;
  return [...english(Math.floor(value / size)), name, ...(left < 100 ? afterAnd(left) : english(left))];
}

const rest = (value: number, words: (value: number) => string[]): string[] => (value === 0 ? [] : words(value));
const afterAnd = (value: number): string[] => (value === 0 ? [] : ['and', ...english(value)]);

/** 20022 → "20.022" in Indonesian, "20,022" in English. */
export const inFigures = (value: number, lang: Lang): string => String(value).replace(/\B(?=(\d{3})+$)/g, lang === 'id' ? '.' : ',');

/** The boxes on the paper: 27 → X 2 7, 0 → X X X; more boxes only where the figure needs them. Nothing written = empty boxes. */
export function boxesOf(value: number | null | undefined, least = 3): readonly string[] {
  if (value === null || value === undefined) return Array.from({ length: least }, () => '');
  return (value === 0 ? '' : String(value)).padStart(least, 'X').split('');
}
