import { describe, expect, it } from 'vitest';
import { allowedEdges, forbidden, moduleNames, roomOf } from './boundaries.ts';

const at = (path: string) => roomOf(`${process.cwd()}/${path}`);
const edges: Record<string, string[]> = { 'apps/cli': ['apps/server'], regions: [], elections: ['regions'], sheets: ['regions', 'elections'] };

describe('the fences between modules', () => {
  it('lists every folder of modules/ and no other', () => {
    expect(Object.keys(allowedEdges()).filter((name) => !name.startsWith('apps/')).sort()).toEqual(moduleNames().sort());
  });
  it('only runs down: no cycle', () => {
    const all = allowedEdges();
    const visit = (name: string, above: string[]): void => {
      expect(above).not.toContain(name);
      for (const below of all[name] ?? []) visit(below, [...above, name]);
    };
    for (const name of Object.keys(all)) visit(name, []);
  });
  it.each([
    ['modules/sheets/commands/record.ts', 'modules/elections/index.ts', null],
    ['modules/sheets/commands/record.ts', 'modules/elections/store.ts', 'modules meet only'],
    ['modules/regions/store.ts', 'modules/sheets/index.ts', 'allows no edge'],
    ['modules/sheets/rules/x.ts', 'modules/regions/index.ts', 'isomorphic'],
    ['modules/sheets/rules/x.ts', 'modules/regions/contract.ts', null],
    ['modules/sheets/plenary/contract/lines.ts', 'modules/regions/index.ts', 'isomorphic'],
    ['kernel/db/open.ts', 'modules/regions/index.ts', 'kernel stands below'],
    ['modules/sheets/index.ts', 'apps/server/app.ts', 'lets no one but'],
    ['apps/server/app.ts', 'modules/sheets/store.ts', 'modules meet only'],
    ['apps/cli/main.ts', 'apps/server/start.ts', null],
    ['apps/office/main.tsx', 'apps/server/start.ts', 'lets no one but'],
  ])('%s → %s', (from, to, why) => {
    const answer = forbidden(at(from), at(to), edges);
    if (why === null) expect(answer).toBeNull();
    else expect(answer).toContain(why);
  });
});
