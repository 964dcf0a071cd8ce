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
  | { readonly kind: 'copy'; readonly of: string; readonly by: string; readonly statement: Statement; /** Of which entry it speaks; null where the house does not hold that. */ readonly entry: number | null; readonly isReplaced: boolean }
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
    return { key: `copy ${at}`, kind: 'copy', of: copy.of, by: copy.by, statement: copy.statement, entry: copy.entry, isReplaced: copy.standing === 'superseded', figures, differs: other(figures) };
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
