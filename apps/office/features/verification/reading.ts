import type { Form, Section } from '../../../../modules/forms/index.ts';
import type { Figures } from '../../api/types.ts';

/** What was typed: digits, `EMPTY` where the reader said that the paper is empty, '' where nothing was said yet. */
export type Reading = Readonly<Record<string, string>>;

/** Said with a key: the paper holds nothing in this box. */
export const EMPTY = '–';
const MOST_DIGITS = 8;

/** Whatever is typed or pasted into a box: its digits. */
export const digitsOf = (text: string): string => text.replace(/\D/g, '').slice(0, MOST_DIGITS);

/** Nothing typed = absent, said or not; never zero. */
export const figureOf = (text: string | undefined): number | null => (text === undefined || text === '' || text === EMPTY ? null : Number(text));

export const figuresOf = (cells: readonly string[], reading: Reading): Figures => Object.fromEntries(cells.map((id) => [id, figureOf(reading[id])]));

/** Boxes of which nothing was said: overlooked, or empty on the paper? */
export const unsaid = (cells: readonly string[], reading: Reading): string[] => cells.filter((id) => (reading[id] ?? '') === '');

/** All of them said to be empty at once: never by sending, only by whoever expressly says so. */
export const restEmpty = (cells: readonly string[], reading: Reading): Reading => ({ ...reading, ...Object.fromEntries(unsaid(cells, reading).map((id) => [id, EMPTY])) });

/** A part of the form that is on the screen at once: all of it, or of a legislative one a party at a time. */
export type Step = { readonly id: string; readonly form: Form; readonly cells: readonly string[]; readonly party: number | null };

/** Parts of the form in the order of the paper, with the boxes that are asked (null = all) and nothing else. */
export function stepsOf(form: Form, asked: ReadonlySet<string> | null): Step[] {
  const parts = form.ballot.kind === 'parties' ? partsOf(form.sections) : [{ id: 'all', party: null, sections: form.sections }];
  return parts.map(({ id, party, sections }) => {
    const left = sections.map((section) => withAsked(section, asked)).filter(({ groups }) => groups.length > 0);
    return { id, party, form: { ...form, sections: left }, cells: left.flatMap(cellsOf).filter((cell) => asked === null || asked.has(cell)) };
  }).filter(({ cells }) => cells.length > 0);
}

type Part = { readonly id: string; readonly party: number | null; readonly sections: readonly Section[] };

function partsOf(sections: readonly Section[]): Part[] {
  const votes = sections.findIndex(({ id }) => id === 'votes');
  const parties = (sections[votes]?.groups ?? []).map((group): Part => ({ id: `party-${group.letter}`, party: Number(group.letter), sections: [{ ...(sections[votes] as Section), groups: [group] }] }));
  return [{ id: 'before', party: null, sections: sections.slice(0, votes) }, ...parties, { id: 'after', party: null, sections: sections.slice(votes + 1) }];
}

const withAsked = (section: Section, asked: ReadonlySet<string> | null): Section => (asked === null ? section : {
  ...section,
  groups: section.groups
    .map((group) => ({ ...group, rows: group.rows.filter((row) => row.cells.some((id) => asked.has(id))) }))
    .filter(({ rows }) => rows.length > 0),
});

const cellsOf = ({ groups }: Section): string[] => groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => [...cells]));

/**
 * The page of the paper that holds a box, and how far down among its rows: 0 = the first, 1 = the last. Of votes that go on over several pages only where they
 * begin is known; whoever reads turns the pages then.
 */
export function placeOnPaper(form: Form, cell: string): { readonly page: number | undefined; readonly share: number | undefined } {
  const { page, section } = form.cells[form.index[cell] ?? -1] ?? {};
  if (section === 'votes' && goesOn(form)) return { page, share: undefined };
  const rows = form.sections.filter((section) => section.page === page).flatMap(({ groups }) => groups.flatMap((group) => group.rows));
  const at = rows.findIndex(({ cells }) => cells.includes(cell));
  return { page, share: rows.length < 2 || at === -1 ? 0 : at / (rows.length - 1) };
}

/** More pages than its sections stand on: the votes take those between. */
const goesOn = ({ sections, pages }: Form): boolean => new Set(sections.map(({ page }) => page)).size < pages;

/** The box a short word names: `4` = party or candidate 4, `4.7` = candidate 7 of party 4, `II.3` = the paper's own number. Null = no such box. */
export function jumpTo(form: Form, word: string): string | null {
  const [, first, , second] = /^(\d+)([.,/ -]+(\d+))?$/.exec(word.trim()) ?? [];
  if (first !== undefined) {
    const id = form.ballot.kind === 'parties' ? `P.${Number(first)}.${second === undefined ? 'A' : Number(second)}` : `C.${Number(first)}`;
    return id in form.index ? id : null;
  }
  const place = word.trim().toUpperCase();
  return place === '' ? null : form.cells.find((cell) => cell.place.toUpperCase() === place)?.id ?? null;
}

export type LiveSum = { readonly sum: number; readonly holds: boolean | null };

/**
 * What the parts of a total add up to by now; null where the box is no total or not all parts are typed. `holds` = null
 * while the total itself is not. Of several sums that lead to one box, one that does not hold is told first.
 */
export function liveSum(form: Form, cell: string, reading: Reading): LiveSum | null {
  const found: LiveSum[] = [];
  for (const rule of form.rules) {
    if (rule.kind !== 'sum' || rule.total !== cell || rule.when !== undefined) continue;
    const parts = rule.parts.map((id) => figureOf(reading[id]));
    if (parts.some((part) => part === null)) continue;
    const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
    const total = figureOf(reading[cell]);
    found.push({ sum, holds: total === null ? null : total === sum });
  }
  return found.find(({ holds }) => holds === false) ?? found[0] ?? null;
}
