import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Rule } from 'eslint';

const ROOT = resolve(import.meta.dirname, '../..');

/** The folders under modules/, read from the disk so that a new one is fenced at once. */
export const moduleNames = (): string[] =>
  readdirSync(join(ROOT, 'modules'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

/** modules/boundaries.json: which module may import which. */
export const allowedEdges = (): Record<string, string[]> =>
  JSON.parse(readFileSync(join(ROOT, 'modules/boundaries.json'), 'utf8')) as Record<string, string[]>;

/** Where a file lives: `kernel`, `modules/<name>`, `apps/<name>`, or something outside the fences. */
export type Room = { readonly kind: 'kernel' | 'module' | 'app' | 'outside'; readonly name: string; readonly inside: string };

export function roomOf(file: string): Room {
  const [top = '', name = '', ...rest] = relative(ROOT, file).split(sep);
  if (top === 'kernel') return { kind: 'kernel', name: 'kernel', inside: [name, ...rest].join('/') };
  if (top === 'modules') return { kind: 'module', name, inside: rest.join('/') };
  if (top === 'apps') return { kind: 'app', name, inside: rest.join('/') };
  return { kind: 'outside', name: top, inside: '' };
}

const DOORS = new Set(['index.ts', 'contract.ts', 'rules.ts']);

/** Files that phone, server and verifier share: no Node, no DOM, no database. */
export const isIsomorphic = (room: Room): boolean =>
  room.kind === 'module' && (room.name === 'forms' || /^([\w-]+\/)?((contract|states|rules)\.ts$|(contract|rules)\/)/.test(room.inside));

/** Why an import is forbidden, or null if it is allowed. Tests and fixtures may open any module's index. */
export function forbidden(from: Room, to: Room, edges: Record<string, string[]>, isTest = false): string | null {
  if (from.kind === 'outside' || to.kind === 'outside') return null;
  if (from.kind === to.kind && from.name === to.name) return null;
  if (to.kind === 'app') return intoApp(from, to, edges);
  if (from.kind === 'kernel') return 'the kernel stands below the modules and imports none';
  return to.kind === 'kernel' ? null : intoModule(from, to, edges, isTest);
}

function intoApp(from: Room, to: Room, edges: Record<string, string[]>): string | null {
  const allowed = from.kind === 'app' && (edges[`apps/${from.name}`] ?? []).includes(`apps/${to.name}`);
  return allowed ? null : `modules/boundaries.json lets no one but the named doors import apps/${to.name}`;
}

function intoModule(from: Room, to: Room, edges: Record<string, string[]>, isTest: boolean): string | null {
  if (!DOORS.has(to.inside)) return `modules meet only at index.ts, contract.ts or rules.ts, not at ${to.inside}`;
  if (from.kind === 'app' || isTest) return null;
  if (!edges[from.name]?.includes(to.name)) return `modules/boundaries.json allows no edge ${from.name} → ${to.name}`;
  const throughServerDoor = to.inside === 'index.ts' && to.name !== 'forms';
  return isIsomorphic(from) && throughServerDoor ? `an isomorphic file may only use contract.ts of ${to.name}` : null;
}

const NODE_ONLY = /^(node:|pg$|kysely|pino|hono|graphile-worker|prom-client)/;

export const boundaries: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { forbidden: '{{why}}' } },
  create(context) {
    const edges = allowedEdges();
    const from = roomOf(context.filename);
    const isTest = /\.test\.tsx?$/.test(context.filename) || /\/fixtures(\.ts|\/)/.test(context.filename);
    const check = (node: Rule.Node & { source?: { value?: unknown } | null }): void => {
      const source = node.source?.value;
      if (typeof source !== 'string') return;
      const report = (why: string): void => { context.report({ node, messageId: 'forbidden', data: { why } }); };
      if (!source.startsWith('.')) {
        if (!isTest && isIsomorphic(from) && NODE_ONLY.test(source)) report(`an isomorphic file may not use ${source}`);
        return;
      }
      const target = resolve(dirname(context.filename), source);
      if (!existsSync(target)) return;
      const why = forbidden(from, roomOf(target), edges, isTest);
      if (why) report(why);
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check } as Rule.RuleListener;
  },
};
