import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allowedEdges } from './lint/boundaries.ts';

const FILE = join(import.meta.dirname, '../ARCHITECTURE.md');
const START = '<!-- drawn from modules/boundaries.json -->';
const END = '<!-- end of drawing -->';

/** The allowed edges as a Mermaid drawing; every arrow runs down. */
export function drawing(edges: Record<string, string[]>): string {
  const id = (name: string): string => name.replace('/', '_');
  const lines = Object.entries(edges).flatMap(([from, below]) => [
    `  ${id(from)}["${from}"]`,
    ...below.map((to) => `  ${id(from)} --> ${id(to)}`),
  ]);
  return ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n');
}

export function withDrawing(page: string, picture: string): string {
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`ARCHITECTURE.md lost its marks ${START} … ${END}`);
  return `${before}${START}\n${picture}\n${END}${after}`;
}

if (import.meta.main) {
  const page = await readFile(FILE, 'utf8');
  await writeFile(FILE, withDrawing(page, drawing(allowedEdges())));
}
