import type { Text } from '../../../kernel/text.ts';
import type { Finding, Form, Group, Row } from '../../../modules/forms/index.ts';
import type { Written } from './draft.ts';
import { ruleGroups } from './rule-groups.ts';

/** What stands on the screen at one time: a section of the paper, or one party of it. */
export type EntryStep = {
  readonly key: string; readonly page: number;
  /** As printed: `I`, `IV.3`. */
  readonly number: string; readonly title: Text;
  /** Number of the party on the ballot; null for a section. */
  readonly party: number | null;
  readonly groups: readonly Group[]; readonly cells: readonly string[];
};

const cellsOf = (groups: readonly Group[]): string[] => groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));

/** The sheet in the paper's own order, in pieces that a small phone can show. @param only cells that are asked; null = all */
export function stepsOf(form: Form, only: readonly string[] | null): EntryStep[] {
  const steps = form.sections.flatMap((section): Omit<EntryStep, 'cells'>[] => {
    const { id, page, number, title, groups } = section;
    if (id !== 'votes' || form.ballot.kind !== 'parties') return [{ key: id, page, number, title, party: null, groups }];
    return groups.map((group) => ({ key: `party ${group.letter}`, page, number: `${number}.${group.letter}`, title: group.title ?? title, party: Number(group.letter), groups: [group] }));
  });
  const kept = only === null ? null : new Set(only);
  return steps.map((step) => {
    const groups = kept ? step.groups.map((group) => ({ ...group, rows: group.rows.map((row) => onlyAsked(row, kept)).filter(({ cells }) => cells.length > 0) })).filter(({ rows }) => rows.length > 0) : step.groups;
    return { ...step, groups, cells: cellsOf(groups) };
  }).filter(({ cells }) => cells.length > 0);
}

const onlyAsked = (row: Row, kept: ReadonlySet<string>): Row => ({ ...row, cells: row.cells.filter((cell) => kept.has(cell)) });

export const filledIn = ({ cells }: EntryStep, figures: Written): number => cells.filter((cell) => figures[cell] !== undefined).length;
export const isComplete = (step: EntryStep, figures: Written): boolean => filledIn(step, figures) === step.cells.length;

/** How many parties are filled in completely; null where the sheet has none. */
export function partyProgress(steps: readonly EntryStep[], figures: Written): { readonly at: number; readonly all: number } | null {
  const parties = steps.filter(({ party }) => party !== null);
  return parties.length === 0 ? null : { at: parties.filter((step) => isComplete(step, figures)).length, all: parties.length };
}

/** Hard findings about the part before, and the cell to look at: said where one has gone on, so that it is met with the paper still open there. */
export function leftBehind(before: EntryStep | undefined, findings: readonly Finding[]): { readonly count: number; readonly cell: string } | null {
  const found = findings.filter(({ severity, cells: [first] }) => severity === 'hard' && first !== undefined && before?.cells.includes(first) === true);
  const cell = found[0]?.cells[0];
  // Counted as they are asked about before the sheet is signed: what speaks of one figure once.
  return cell === undefined ? null : { count: ruleGroups(found).length, cell };
}

/** The first cell nobody has looked at, else the first. */
export const firstOpen = ({ cells }: EntryStep, figures: Written): string => cells.find((cell) => figures[cell] === undefined) ?? cells[0] ?? '';
