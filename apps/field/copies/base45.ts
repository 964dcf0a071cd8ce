/** Letters of the alphanumeric mode of QR codes. Source: RFC 9285, table 1. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Bytes as text that a QR code holds in its alphanumeric mode: three letters for two bytes. Source: RFC 9285. */
export function base45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length;
    let rest = isPair ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0);
    for (let letters = isPair ? 3 : 2; letters > 0; letters--) {
      text += LETTERS[rest % 45] ?? '';
      rest = Math.floor(rest / 45);
    }
  }
  return text;
}

/** The bytes, or null where the text is no base45. */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 3 === 1) return null;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const values = Array.from(text.slice(at, at + 3)).map((letter) => LETTERS.indexOf(letter));
    if (values.includes(-1)) return null;
    const [a = 0, b = 0, c] = values;
    const value = a + b * 45 + (c ?? 0) * 2025;
    if (value > (c === undefined ? 0xff : 0xffff)) return null;
    bytes.push(...(c === undefined ? [value] : [value >> 8, value & 0xff]));
  }
  return Uint8Array.from(bytes);
}
