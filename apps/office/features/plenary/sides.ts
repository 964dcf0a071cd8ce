import type { Form } from '../../../../modules/forms/index.ts';
import type { Figures } from '../../api/types.ts';
import { isStations } from './levels.ts';
import type { LinePage, PlenaryLevel } from './wire.ts';

type Source = NonNullable<LinePage['written']>['from'];
type Statement = LinePage['copies'][number]['statement'];
/** One column beside the paper. `differs` = the boxes in which it says otherwise than the first. */
export type Side = { readonly key: string; readonly figures: Figures; readonly differs: ReadonlySet<string> } & (
  | { readonly kind: 'written'; readonly from: Source }
  | { readonly kind: 'read'; readonly from: 'confirmed' | 'corrected' | 'again' }
  | { readonly kind: 'copy'; readonly of: string; readonly by: string; readonly statement: Statement; /** Boxes that the statement itself names. */ readonly names: ReadonlySet<string>; /** Of which entry it speaks; null where the house does not hold that. */ readonly entry: number | null; readonly isReplaced: boolean }
);

/** What is said of a line, in the order of its weight: as written, as it was read in the plenary, as witnesses hold it. */
export function columnsOf(line: LinePage, level: PlenaryLevel): Side[] {
  const base = line.written?.figures ?? line.figures ?? {};
  const other = (figures: Figures): ReadonlySet<string> => new Set(Object.keys(figures).filter((cell) => (figures[cell] ?? null) !== (base[cell] ?? null)));
  const sides: Side[] = [];
  if (line.written) sides.push({ key: 'written', kind: 'written', from: line.written.from, figures: line.written.figures, differs: new Set() });
  if (line.figures) sides.push({ key: 'read', kind: 'read', from: line.state === 'waiting' ? 'again' : line.state, figures: line.figures, differs: other(line.figures) });
  if (!isStations(level)) return sides;
  return [...sides, ...line.copies.map((copy, at): Side => {
    const figures = spoken(copy);
    return { key: `copy ${at}`, kind: 'copy', of: copy.of, by: copy.by, statement: copy.statement, entry: copy.entry, isReplaced: copy.standing === 'superseded', names: new Set(Object.keys(copy.figures)), figures, differs: other(figures) };
  })];
}

/** A statement speaks of the figures of its own copy; an objection only of those it names. */
const spoken = ({ statement, copied, figures }: LinePage['copies'][number]): Figures => (statement === 'objection' ? figures : { ...copied, ...figures });

/** Where the hand begins a correction: at the first box on which not all agree, else at the first vote. */
export const firstToCorrect = (line: LinePage, level: PlenaryLevel, form: Form): string => {
  const marked = differing(columnsOf(line, level), form);
  return (form.cells.find(({ id }) => marked.has(id)) ?? form.cells.find(({ kind }) => kind === 'votes') ?? form.cells[0])?.id ?? '';
};

/** The boxes on which not all agree. */
export const differing = (sides: readonly Side[], form: Form): ReadonlySet<string> => new Set(sides.flatMap(({ differs }) => [...differs]).filter((cell) => cell in form.index));

/** Differing boxes that a statement names or a source of its own says, and those that a witness's copy of another entry brings along unsaid. */
export function differingBy(sides: readonly Side[], form: Form): { readonly said: readonly string[]; readonly copied: readonly string[] } {
  const said = new Set(sides.flatMap((side) => [...side.differs].filter((cell) => side.kind !== 'copy' || side.names.size === 0 || side.names.has(cell))));
  const all = differing(sides, form);
  const inOrder = form.cells.map(({ id }) => id).filter((id) => all.has(id));
  return { said: inOrder.filter((id) => said.has(id)), copied: inOrder.filter((id) => !said.has(id)) };
}

/** One box that is said otherwise than it is written, and by whom. */
export type Doubt = { readonly cell: string; readonly written: number | null; readonly said: readonly { readonly side: Exclude<Side, { kind: 'written' }>; readonly value: number | null }[] };
/** What is open about a line that waits: it is never said to agree with one key. */
export type Doubts = { readonly cells: readonly Doubt[]; /** More boxes than are named. */ readonly more: number; /** People whose last word is not that it is the same, where no box of theirs is named. */ readonly against: LinePage['copies']; readonly objections: readonly string[]; readonly isReadOtherwise: boolean; /** An office put other figures in place of the station's own. */ readonly isReplaced: boolean };
const FEW = 4;

/** Null where nothing is open, by the rule that the server asks too (modules/recapitulation/plenary/rules/doubts.ts); else who says what. */
export function doubtsOf(line: LinePage, level: PlenaryLevel, form: Form): Doubts | null {
  if (!line.written || line.doubts.length === 0) return null;
  const { figures } = line.written;
  const sides = columnsOf(line, level);
  const { said, copied } = differingBy(sides, form);
  const all = [...said, ...copied];
  const cells = all.slice(0, FEW).map((cell): Doubt => ({
    cell, written: figures[cell] ?? null, said: sides.flatMap((side) => (side.kind !== 'written' && side.differs.has(cell) ? [{ side, value: side.figures[cell] ?? null }] : [])),
  }));
  const against = isStations(level) ? line.copies.filter((copy) => copy.statement !== 'agreed' && !Object.keys(copy.figures).some((cell) => said.includes(cell))) : [];
  const objections = line.objections.filter(({ kind, outcome }) => kind === 'objection' && outcome === 'open').map(({ label }) => label);
  return { cells, more: all.length - cells.length, against, objections, isReadOtherwise: line.doubts.includes('reader'), isReplaced: line.doubts.includes('office') };
}
