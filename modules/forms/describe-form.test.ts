import { describe, expect, it } from 'vitest';
import { EVERY_FORM, sampleForm } from './fixtures.ts';
import { buildForm, describeForm, type Form } from './index.ts';

/** The form as lines of text, to be read beside the paper. */
const paper = (form: Form): string => describeForm(form).pages.flatMap(({ page, sections }) => sections.flatMap((section) => [
  `page ${page}  ${section.number}. ${section.title.id}`,
  ...section.groups.flatMap((group) => [
    ...(group.letter ? [`  ${group.letter}. ${group.title?.id}`] : []),
    ...group.rows.map((row) => `    ${row.place.padEnd(10)} ${row.label.id} [${row.cells.map((cell) => cell.id).join(' ')}]`),
  ]),
])).join('\n');

describe('the form as it is printed', () => {
  it.each(EVERY_FORM)('$name', ({ form }) => {
    expect(paper(form)).toMatchSnapshot();
  });

  it.each(EVERY_FORM)('$name: positions are paper order and every rule names cells of the form', ({ form }) => {
    const order = describeForm(form).pages.flatMap((page) => page.sections).flatMap((s) => s.groups).flatMap((g) => g.rows).flatMap((row) => row.cells);
    expect(order.map((cell) => cell.position)).toEqual(form.cells.map((_, i) => i));
    expect(new Set(form.cells.map((cell) => cell.id)).size).toBe(form.cells.length);
    for (const rule of form.rules) {
      const named = Object.values(rule).flat().filter((value) => typeof value === 'string' && /^([ABHC]\d|[SV]\d|C\.|P\.)/.test(value));
      for (const cell of named) expect(form.index, `${rule.code} ${cell}`).toHaveProperty([cell as string]);
    }
  });

  it('page 1 of C.HASIL-PPWP 2024 holds 66 digit boxes', () => {
    expect(sampleForm('2024', 'ppwp').cells.filter((cell) => cell.page === 1).length * 3).toBe(66);
  });

  it('is plain data', () => {
    const form = sampleForm('2024', 'dpr');
    expect(JSON.parse(JSON.stringify(form))).toEqual(form);
  });

  it('refuses a ballot that is not of the contest', () => {
    const pairs = { kind: 'pairs', contestants: [{ number: 1, name: 'Pasangan' }] } as const;
    expect(() => buildForm({ variant: '2024', contest: 'dpr', ballot: pairs })).toThrow(/must be of kind "parties"/);
    expect(() => buildForm({ variant: '2024', contest: 'governor', ballot: pairs })).toThrow(/no sheet/);
    expect(() => buildForm({ variant: '2024', contest: 'ppwp', ballot: { ...pairs, contestants: [] } })).toThrow(/no contestant/);
    const twice = { kind: 'pairs', contestants: [...pairs.contestants, ...pairs.contestants] } as const;
    expect(() => buildForm({ variant: '2024', contest: 'ppwp', ballot: twice })).toThrow(/used twice/);
    expect(() => buildForm({ variant: '2024-kwk', contest: 'mayor', ballot: { ...twice, contestants: [...pairs.contestants, { number: 2, name: 'Pasangan 2' }], emptyColumn: true } })).toThrow(/single pair/);
  });

  it('a longer paper: the votes begin where they always do, what closes the sheet stands on its last page; the figures and their order stay', () => {
    const [short, long] = [sampleForm('2024', 'dpr'), buildForm({ variant: '2024', contest: 'dpr', ballot: { ...sampleForm('2024', 'dpr').ballot, pages: 22 } })];
    expect([short.pages, long.pages]).toEqual([3, 22]);
    expect(long.sections.map(({ id, page }) => [id, page])).toEqual([['voters', 1], ['ballots', 1], ['disability', 1], ['votes', 2], ['totals', 22]]);
    expect(long.cells.map(({ page: _, ...cell }) => cell)).toEqual(short.cells.map(({ page: _, ...cell }) => cell));
    expect(long.rules).toEqual(short.rules);
  });

  it('no paper has fewer pages than its form names, none more than forty', () => {
    for (const pages of [2, 0, 3.5, 41]) expect(() => buildForm({ variant: '2024', contest: 'dpr', ballot: { ...sampleForm('2024', 'dpr').ballot, pages } })).toThrow('is printed on 3 to 40 pages');
  });
});
