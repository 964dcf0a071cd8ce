import { clockAt, fit, longDate, qrDots, sidesOf, widthOf, wrap, type Dots, type Format, type Ink } from '../../../kernel/paper/index.ts';
import { zoneOf } from '../../regions/rules.ts';

export const MARGIN = 10;
/** Millimetres that the foot takes, and below it the margin. */
export const FOOT = 19;
const QR = 17;

/** What the foot of every page tells: enough to find the paper again and to see that nothing in it was changed. */
export type Foot = {
  readonly form: string; readonly hash: string; readonly qr: Dots;
  /** Lines beside the QR code: where, which version, since when. */
  readonly lines: readonly string[];
  readonly initials: readonly string[];
};

/** Side of the box of an initial. */
const BOX = 13;

/** Text of a QR code in capitals, the alphabet in which it stays small: kind, place, version and hash. */
export const qrOf = (parts: readonly (string | number)[], hash: string): Dots => qrDots(['EREKAP', ...parts, hash].join('/').toUpperCase().replace(/[^0-9A-Z $%*+\-./:]/g, '-'));

export function drawFoot(ink: Ink, format: Format, foot: Foot, number: number, of: number): void {
  const { width, height } = sidesOf(format);
  const top = height - MARGIN - FOOT;
  ink.line(MARGIN, top, width - MARGIN, top, 0.3);
  ink.dots(MARGIN, top + 1.8, QR, foot.qr);
  const left = MARGIN + QR + 3;
  const room = width - MARGIN - left - (foot.initials.length > 0 ? foot.initials.length * (BOX + 1) + 8 : 0);
  oneLine(ink, left, top + 4.6, foot.form, room, { size: 7.5, bold: true });
  foot.lines.forEach((line, at) => oneLine(ink, left, top + 8.2 + at * 3.2, line, room, { size: 6.6, bold: false }));
  ink.text(left, top + 17.6, `SHA-256  ${foot.hash.match(/.{8}/g)?.join(' ') ?? ''}`, { size: 6.2 });
  ink.text(width - MARGIN, top + 17.6, `Halaman ${number} dari ${of}`, { size: 8, bold: true, align: 'right' });
  const box = BOX;
  foot.initials.forEach((who, at) => {
    const x = width - MARGIN - (foot.initials.length - at) * (box + 1);
    ink.box(x + 1, top + 1.8, box, 10.5, { thickness: 0.15 });
    ink.text(x + 1 + box / 2, top + 4, who, { size: 5, align: 'center', grey: 0.35 });
  });
  if (foot.initials.length > 0) ink.text(width - MARGIN - foot.initials.length * (box + 1), top + 4, 'Paraf', { size: 6, align: 'right' });
}

/** One line, set smaller where it is longer than its room; nothing of a name is cut off. */
function oneLine(ink: Ink, x: number, y: number, text: string, room: number, style: { readonly size: number; readonly bold: boolean }): void {
  const size = Math.min(style.size, (style.size * room) / Math.max(widthOf(text, style.size, style.bold), 1));
  ink.text(x, y, text, { ...style, size });
}

/** The line under the title of an upright paper: two where a name is long. */
export function drawSubtitle(ink: Ink, format: Format, y: number, text: string): void {
  const { width } = sidesOf(format);
  const { lines, size } = fit(text, width - 2 * MARGIN - 10, { size: 8.5, least: 5.5, most: 2, bold: true });
  ink.lines(width / 2, y, lines, 3.4, { size, bold: true, align: 'center' });
}

/** The name of the form in its box at the right, and the heading in the middle between two columns of facts. */
export function drawHead(ink: Ink, format: Format, head: { readonly model: string; readonly standing: string; readonly title: string; readonly facts: readonly (readonly [string, string])[] }): void {
  const { width } = sidesOf(format);
  const boxWidth = 62;
  ink.box(width - MARGIN - boxWidth, MARGIN, boxWidth, 8, { thickness: 0.4 });
  ink.text(width - MARGIN - boxWidth / 2, MARGIN + 3.6, 'MODEL', { size: 5.5, align: 'center' });
  ink.text(width - MARGIN - boxWidth / 2, MARGIN + 6.8, head.model, { size: 8.5, bold: true, align: 'center' });
  if (head.standing) ink.text(width - MARGIN - boxWidth / 2, MARGIN + 11.6, head.standing, { size: 6.4, bold: true, align: 'center' });
  const titleLines = head.title.split('\n').flatMap((line) => wrap(line, width - 2 * (MARGIN + boxWidth + 4), 9.5, true));
  ink.lines(width / 2, MARGIN + 5, titleLines, 4.6, { size: 9.5, bold: true, align: 'center' });
  const left = MARGIN + 24;
  const right = titleLines.length === 0 || head.title === '' ? width - MARGIN - boxWidth : (width - Math.max(...titleLines.map((line) => widthOf(line, 9.5, true)))) / 2;
  facts(ink, head.facts, left, right - 4 - left);
}

function facts(ink: Ink, all: readonly (readonly [string, string])[], left: number, room: number): void {
  all.forEach(([name, value], at) => {
    const y = MARGIN + 3.2 + at * 3.7;
    ink.text(MARGIN, y, name, { size: 7 });
    ink.text(MARGIN + 22, y, ':', { size: 7 });
    oneLine(ink, left, y, value, room, { size: 7, bold: true });
  });
}

/** `15 Februari 2024 pukul 21.14 WIB`, by the clock of the region. */
export function momentAt(moment: string, path: string): string {
  const zone = zoneOf(path);
  const { day, time } = clockAt(moment, zone.hoursEast);
  return `${longDate(day)} pukul ${time} ${zone.name}`;
}

export const dayAt = (moment: string, path: string): string => clockAt(moment, zoneOf(path).hoursEast).day;
