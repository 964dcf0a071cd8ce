import { fit, longDate, wrap, type Fitted, type Flow, type Ink } from '../../../kernel/paper/index.ts';
import { peopleOn, type CertificatePaper } from './certificate-paper.ts';
import { BODIES, CAPACITY_WORDS, SIGNING } from './form-names.ts';
import { dayAt, momentAt } from './frame.ts';

type Person = CertificatePaper['document']['attendance'][number];
type Signature = CertificatePaper['signatures'][number];
const HEIGHT = 24;
const HEAD = 6;
/** From the closing words to the foot of the first row of fields, which stand together. */
export const CLOSING = 50;

/** Place and date, then a field for everyone who is to sign: chair and members, witnesses by contestant, supervisors. */
export function signatureBlock(flow: Flow, paper: CertificatePaper, perRow: number): void {
  const { document } = paper;
  const said = new Map<number, Signature | 'left'>([...paper.left.map((id) => [id, 'left'] as const), ...paper.signatures.map((signature) => [signature.attendance, signature] as const)]);
  flow.paragraph(`${document.place}, ${longDate(dayAt(paper.drawnUpAt, document.region.path))}`, { size: 8.5, align: 'right' });
  latecomers(flow, paper);
  flow.gap(1.5);
  const bodies = BODIES[document.level];
  const titles = { chair: `${bodies.leads.toUpperCase()} – KETUA DAN ANGGOTA`, witness: 'SAKSI', supervisor: bodies.supervises.toUpperCase() };
  for (const [title, capacities] of [[titles.chair, ['chair', 'member']], [titles.witness, ['witness']], [titles.supervisor, ['supervisor']]] as const) {
    const people = peopleOn(paper).filter((person) => (capacities as readonly string[]).includes(person.capacity))
      .sort((a, b) => SIGNING.indexOf(a.capacity) - SIGNING.indexOf(b.capacity) || a.id - b.id);
    if (people.length === 0) continue;
    for (let at = 0; at < people.length; at += perRow) {
      const part = people.slice(at, at + perRow);
      const fields = fieldsOf(part, flow.width / perRow - 4);
      flow.block(fields.height + (at === 0 ? HEAD : 0), (ink, x, y, width) => {
        if (at === 0) ink.text(x, y + 4.4, title, { size: 8, bold: true });
        drawFields(ink, x, y + (at === 0 ? HEAD : 0), width / perRow, fields, said);
      });
    }
    flow.gap(1.5);
  }
}

/** Who came after the figures stood: the page has a version and a hash of its own, the figures keep theirs. */
function latecomers(flow: Flow, { document, late = [], page }: CertificatePaper): void {
  if (!page || late.length === 0) return;
  const names = late.map(({ name, at }) => `${name} (${momentAt(at, document.region.path)})`).join('; ');
  flow.paragraph(`Halaman tanda tangan versi ${page.version}. Datang sesudah disusun: ${names}. SHA-256 halaman tanda tangan: ${page.hash}`, { size: 7.5 });
}

type Field = { readonly person: Person; readonly of: Fitted; readonly name: Fitted };
/** Fields of one row: as high as the longest name and the longest contestant need; no name is cut off. */
type Fields = { readonly fields: readonly Field[]; readonly height: number; /** Above and below the room for the hand. */ readonly extra: { readonly above: number; readonly below: number } };

function fieldsOf(people: readonly Person[], inner: number): Fields {
  const fields = people.map((person): Field => ({
    person, of: person.of ? fit(person.of, inner, { size: 6.4, least: 5.4, most: 2 }) : { lines: [], size: 6.4 }, name: fit(person.name, inner, { size: 7.4, least: 6.2, most: 1, bold: true }),
  }));
  const more = (count: (field: Field) => number, usual: number): number => Math.max(0, ...fields.map((field) => count(field) - usual));
  const extra = { above: more(({ of }) => of.lines.length, 2) * 2.7, below: more(({ name }) => name.lines.length, 1) * 2.9 };
  return { fields, extra, height: HEIGHT + extra.above + extra.below };
}

function drawFields(ink: Ink, left: number, y: number, width: number, { fields, height, extra }: Fields, said: ReadonlyMap<number, Signature | 'left'>): void {
  fields.forEach(({ person, of, name }, at) => {
    const x = left + at * width;
    const inner = width - 4;
    const line = y + height - 5 - extra.below;
    ink.box(x, y, width, height, { thickness: 0.15 });
    ink.text(x + 2, y + 3.6, CAPACITY_WORDS[person.capacity] + (person.of ? ' –' : ''), { size: 6.4, grey: 0.25 });
    ink.lines(x + 2, y + 6.6, of.lines, 2.7, { size: of.size });
    ink.lines(x + 2, y + 12.4 + extra.above, standing(said.get(person.id), inner), 2.6, { size: 6.2, bold: false });
    ink.line(x + 2, line, x + width - 2, line, 0.1);
    ink.lines(x + width / 2, line + 3.2, name.lines, 2.9, { size: name.size, bold: true, align: 'center' });
  });
}

/** What stands in a field: signed, refused with the reason, or left without a word; nothing while it is waited for. */
export function standing(signature: Signature | 'left' | undefined, width: number): string[] {
  if (!signature) return [];
  if (signature === 'left') return wrap('Meninggalkan rapat sebelum menandatangani', width, 6.2);
  if (signature.signed) return ['Ditandatangani'];
  const lines = wrap(`Menolak menandatangani: ${signature.reason ?? ''}`, width, 6.2);
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), 'dst., lihat catatan penolakan'];
}
