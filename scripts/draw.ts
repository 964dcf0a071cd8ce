import { glob, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { allowedEdges } from './lint/boundaries.ts';

/**
 * Drawings in pages are made from what the code stands on. A page says where from, and `npm run draw` writes what lies between:
 *
 *   <!-- drawn from modules/boundaries.json -->            the allowed edges between modules
 *   <!-- drawn from modules/x/states.ts#X_STEPS -->        the steps of a table of states, by the name it is exported under
 *   <!-- end of drawing -->
 */
const ROOT = join(import.meta.dirname, '..');
const BLOCK = /<!-- drawn from (\S+) -->\n[\s\S]*?<!-- end of drawing -->/g;
const BOUNDARIES = 'modules/boundaries.json';

/** A row of a table of states: what happens, from where (`none` = nothing is there yet) to where, in words. */
export type DrawnStep = { readonly from: readonly string[]; readonly to: string; readonly what: { readonly en: string } };

const fenced = (kind: string, lines: readonly string[]): string => ['```mermaid', kind, ...lines, '```'].join('\n');

/** The allowed edges as a Mermaid drawing; every arrow runs down. */
export function drawEdges(edges: Readonly<Record<string, readonly string[]>>): string {
  const id = (name: string): string => name.replace('/', '_');
  return fenced('flowchart TD', Object.entries(edges).flatMap(([from, below]) => [
    `  ${id(from)}["${from}"]`,
    ...below.map((to) => `  ${id(from)} --> ${id(to)}`),
  ]));
}

/** A table of states as a Mermaid drawing: one arrow for each pair of states, with all that leads along it. */
export function drawSteps(steps: readonly DrawnStep[]): string {
  const goals = new Set(steps.map(({ to }) => to));
  const arrows = new Map<string, string[]>();
  for (const { from, to, what } of steps) for (const one of from) {
    const arrow = `${one === 'none' ? '[*]' : one} --> ${to}`;
    const words = arrows.get(arrow) ?? [];
    arrows.set(arrow, words.includes(what.en) ? words : [...words, what.en]);
  }
  const begins = [...new Set(steps.flatMap(({ from }) => from))].filter((state) => state !== 'none' && !goals.has(state));
  // A colon or semicolon would end the label.
  const label = (words: readonly string[]): string => words.join(' / ').replaceAll(':', ',').replaceAll(';', ',');
  return fenced('stateDiagram-v2', [...begins.map((state) => `  [*] --> ${state}`), ...[...arrows].map(([arrow, words]) => `  ${arrow}: ${label(words)}`)]);
}

const isStep = (value: unknown): value is DrawnStep => typeof value === 'object' && value !== null && 'from' in value && Array.isArray(value.from) && 'to' in value && 'what' in value;

/** The drawing of a source as a page names it. */
export async function drawingOf(source: string): Promise<string> {
  if (source === BOUNDARIES) return drawEdges(allowedEdges());
  const [file = '', name = ''] = source.split('#');
  const module = (await import(pathToFileURL(join(ROOT, file)).href)) as Readonly<Record<string, unknown>>;
  const steps = module[name];
  if (!Array.isArray(steps) || !steps.every(isStep)) throw new Error(`${source} is not a table of steps {from, to, what}`);
  return drawSteps(steps);
}

/** The page with every drawing made anew. */
export async function withDrawings(page: string): Promise<string> {
  const sources = [...new Set([...page.matchAll(BLOCK)].map(([, source = '']) => source))];
  const drawn = new Map(await Promise.all(sources.map(async (source) => [source, await drawingOf(source)] as const)));
  return page.replace(BLOCK, (_, source: string) => `<!-- drawn from ${source} -->\n${drawn.get(source) ?? ''}\n<!-- end of drawing -->`);
}

/** Every page of the house that holds a drawing, from the root of the repository. */
export async function drawnPages(): Promise<string[]> {
  const pages: string[] = [];
  for await (const file of glob(['*.md', '{docs,modules,kernel,apps}/**/*.md'], { cwd: ROOT, exclude: (name) => name === 'node_modules' })) {
    if ((await readFile(join(ROOT, file), 'utf8')).includes('<!-- drawn from ')) pages.push(relative('.', file));
  }
  return pages.sort();
}

if (import.meta.main) {
  for (const page of await drawnPages()) {
    const file = join(ROOT, page);
    await writeFile(file, await withDrawings(await readFile(file, 'utf8')));
  }
}
