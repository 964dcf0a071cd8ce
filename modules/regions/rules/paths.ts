import { NODE_LEVELS, type NodeLevel } from '../contract.ts';

/** The node above: '16.71' → '16' → '' (the nation) → null. */
export function parentPath(path: string): string | null {
  if (path === '') return null;
  const dot = path.lastIndexOf('.');
  return dot === -1 ? '' : path.slice(0, dot);
}

/** Paths above a node, nation first, itself left out: '16.71.04' → ['', '16', '16.71']. */
export function ancestorsOf(path: string): string[] {
  const above = parentPath(path);
  return above === null ? [] : [...ancestorsOf(above), above];
}

/** 0 for the nation, 1 for a province … 4 for a village. */
export const depthOf = (path: string): number => (path === '' ? 0 : path.split('.').length);

/** The level of a node is its depth: law knows no path with a level left out. Deeper than a village is null. */
export const levelOf = (path: string): NodeLevel | null => NODE_LEVELS[depthOf(path)] ?? null;

export const joinPath = (parent: string, segment: string): string => (parent === '' ? segment : `${parent}.${segment}`);

export const lastSegment = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
