import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawing, withDrawing } from './draw-architecture.ts';
import { allowedEdges } from './lint/boundaries.ts';

it('ARCHITECTURE.md draws the edges the lint rule allows (npm run draw writes it anew)', () => {
  const page = readFileSync('ARCHITECTURE.md', 'utf8');
  expect(withDrawing(page, drawing(allowedEdges()))).toBe(page);
});
