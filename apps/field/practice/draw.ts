import type { Form, Row } from '../../../modules/forms/index.ts';
import type { Written } from '../entry/draft.ts';
import { boxesOf } from '../numbers/words.ts';

const [WIDTH, MARGIN, LINE, BOX] = [900, 40, 62, 36];
const [PAPER, INK, PEN, RULE] = ['#f4efe2', '#222', '#1c3f94', '#777'];
const PRINTED = '"Liberation Sans", Arial, sans-serif';
const WRITTEN = '"Segoe Print", "Comic Sans MS", "Bradley Hand", cursive';

/** A page of the sample as a phone would have taken it: printed rows, figures by hand, the paper a little askew. */
export function drawPage(canvas: HTMLCanvasElement, form: Form, figures: Written, page: number, title: string): void {
  const sections = form.sections.filter((section) => section.page === page);
  const rows = sections.flatMap(({ groups }) => groups.flatMap((group) => group.rows));
  const height = MARGIN * 2 + 60 + (sections.length + rows.length + 1) * LINE;
  Object.assign(canvas, { width: WIDTH, height });
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = '#5b5346';
  pen.fillRect(0, 0, WIDTH, height);
  pen.save();
  pen.translate(WIDTH / 2, height / 2);
  pen.rotate(-0.008);
  pen.translate(-WIDTH / 2, -height / 2);
  pen.fillStyle = PAPER;
  pen.fillRect(14, 14, WIDTH - 28, height - 28);
  print(pen, title, MARGIN, MARGIN + 34, 'bold 28px ');
  let y = MARGIN + 60;
  for (const section of sections) {
    y += LINE;
    print(pen, `${section.number}. ${section.title.id}`, MARGIN, y - 16, 'bold 21px ');
    for (const row of section.groups.flatMap((group) => group.rows)) {
      y += LINE;
      drawRow(pen, row, figures, y);
    }
  }
  pen.restore();
}

function print(pen: CanvasRenderingContext2D, words: string, x: number, y: number, font: string, most = WIDTH - 2 * MARGIN): void {
  Object.assign(pen, { fillStyle: INK, font: font + PRINTED });
  pen.fillText(words, x, y, most);
}

function drawRow(pen: CanvasRenderingContext2D, row: Row, figures: Written, y: number): void {
  const groupWidth = BOX * 3 + 16;
  const left = WIDTH - MARGIN - row.cells.length * groupWidth;
  print(pen, row.place, MARGIN, y - 20, 'bold 18px ');
  print(pen, row.label.id, MARGIN + 76, y - 20, '18px ', left - MARGIN - 92);
  row.cells.forEach((cell, at) => {
    boxesOf(figures[cell]).forEach((digit, place) => drawBox(pen, digit, left + at * groupWidth + place * BOX, y - 50, cell.length + at * 3 + place));
  });
  pen.strokeStyle = RULE;
  pen.strokeRect(MARGIN, y, WIDTH - 2 * MARGIN, 0.5);
}

/** @param wobble makes no two digits alike, and the same picture each time */
function drawBox(pen: CanvasRenderingContext2D, digit: string, x: number, y: number, wobble: number): void {
  Object.assign(pen, { strokeStyle: INK, lineWidth: 1.5 });
  pen.strokeRect(x, y, BOX, BOX + 6);
  pen.save();
  pen.translate(x + BOX / 2 + ((wobble * 7) % 5) - 2, y + BOX - 2);
  pen.rotate((((wobble * 13) % 9) - 4) / 40);
  Object.assign(pen, { fillStyle: PEN, textAlign: 'center', font: `30px ${WRITTEN}` });
  pen.fillText(digit, 0, 0);
  pen.restore();
}
