const UNITS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const FIXED: Readonly<Record<string, number>> = { sepuluh: 10, sebelas: 11, seratus: 100 };
const ROMAN = /^(x{0,3})(ix|iv|v?i{0,3})$/;
const ROMAN_ONES = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];

/**
 * Numbers of a name as digits: 'tiga puluh lima ilir' → '35 ilir', 'ilir barat i' → 'ilir barat 1'.
 * Takes and gives folded words; two numbers side by side stay two ('tiga empat ulu' → '3 4 ulu').
 */
export function numbersAsDigits(words: readonly string[]): string[] {
  const out: string[] = [];
  for (let i = 0; i < words.length;) {
    const read = readNumber(words, i);
    out.push(read ? String(read.value) : (words[i] ?? ''));
    i += read?.length ?? 1;
  }
  return out;
}

/** The other way: '35 ilir' → 'tiga puluh lima ilir'; numbers above 999 are codes, not names, and stay. */
export const numbersAsWords = (words: readonly string[]): string[] =>
  words.flatMap((word) => (/^[1-9]\d{0,2}$/.test(word) ? spell(Number(word)) : [word]));

type Read = { readonly value: number; readonly length: number };

function readNumber(words: readonly string[], at: number): Read | null {
  const hundreds = readHundreds(words, at);
  if (hundreds) {
    const rest = readBelowHundred(words, at + hundreds.length);
    return { value: hundreds.value + (rest?.value ?? 0), length: hundreds.length + (rest?.length ?? 0) };
  }
  return readBelowHundred(words, at) ?? readRoman(words[at] ?? '');
}

function readHundreds(words: readonly string[], at: number): Read | null {
  if (words[at] === 'seratus') return { value: 100, length: 1 };
  const unit = UNITS.indexOf(words[at] ?? '');
  return unit > 0 && words[at + 1] === 'ratus' ? { value: unit * 100, length: 2 } : null;
}

function readBelowHundred(words: readonly string[], at: number): Read | null {
  const fixed = FIXED[words[at] ?? ''];
  if (fixed !== undefined && fixed < 100) return { value: fixed, length: 1 };
  const unit = UNITS.indexOf(words[at] ?? '');
  if (unit < 1) return null;
  if (words[at + 1] === 'belas') return { value: 10 + unit, length: 2 };
  if (words[at + 1] !== 'puluh') return { value: unit, length: 1 };
  const ones = UNITS.indexOf(words[at + 2] ?? '');
  return ones > 0 ? { value: unit * 10 + ones, length: 3 } : { value: unit * 10, length: 2 };
}

function readRoman(word: string): Read | null {
  const parts = word === '' ? null : ROMAN.exec(word);
  if (!parts) return null;
  return { value: (parts[1] ?? '').length * 10 + ROMAN_ONES.indexOf(parts[2] ?? ''), length: 1 };
}

function spell(value: number): string[] {
  if (value >= 100) {
    const head = value < 200 ? ['seratus'] : [UNITS[Math.floor(value / 100)] ?? '', 'ratus'];
    return value % 100 === 0 ? head : [...head, ...spell(value % 100)];
  }
  if (value === 10) return ['sepuluh'];
  if (value === 11) return ['sebelas'];
  if (value < 10) return [UNITS[value] ?? ''];
  if (value < 20) return [UNITS[value - 10] ?? '', 'belas'];
  const tens = [UNITS[Math.floor(value / 10)] ?? '', 'puluh'];
  return value % 10 === 0 ? tens : [...tens, UNITS[value % 10] ?? ''];
}
