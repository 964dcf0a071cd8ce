import { expect, it } from 'vitest';
import { accessPage, writtenPage } from './write-access.ts';

it('docs/access.md tells the roles, routes and the matrix as they are (npm run access writes it anew)', async () => {
  expect(await writtenPage() === accessPage(), 'docs/access.md is behind: run `npm run access`').toBe(true);
});
