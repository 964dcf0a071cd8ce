import { readFileSync } from 'node:fs';
import { ROLE_IDS, type RoleId } from '../../modules/people/index.ts';
import type { Letter } from './access-world.ts';

export const MATRIX_FILE = new URL('access-matrix.txt', import.meta.url);
/** Somebody who is signed in and holds no role. */
export type Column = RoleId | 'none';
export const COLUMNS: readonly Column[] = [...ROLE_IDS, 'none'];

export type Line = { readonly route: string; readonly isPublic: boolean; readonly cells: Readonly<Partial<Record<Column, string>>> };

/**
 * Reads the written matrix: the first line that is no remark names the columns; then one line per route with a cell per
 * column: letters of the places where it is allowed, `all` for every place there is, `-` for none; or `public` alone.
 */
export function readMatrix(text: string = readFileSync(MATRIX_FILE, 'utf8')): Line[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const columns = (lines[0] ?? '').trim().split(/\s+/) as Column[];
  return lines.slice(1).map((line) => {
    const [method = '', path = '', ...cells] = line.trim().split(/\s+/);
    const isPublic = cells.length === 1 && cells[0] === 'public';
    if (!isPublic && cells.length !== columns.length) throw new Error(`${method} ${path}: ${cells.length} cells for ${columns.length} columns`);
    return { route: `${method} ${path}`, isPublic, cells: isPublic ? {} : Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '-'])) };
  });
}

/** True if a cell allows a place. */
export const allows = (cell: string, letter: Letter): boolean => cell === 'all' || cell.includes(letter);
