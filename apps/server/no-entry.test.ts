import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const HERE = new URL('../../', import.meta.url).pathname;

/** Commands that may end without an entry in the trail, each with its decision. Whoever adds a line writes the decision first. */
const WITHOUT_ENTRY = [{ file: 'modules/recapitulation/plenary/commands/show.ts', decision: 'docs/decisions/0020-presenting-is-one-entry.md' }];
/** Where the rule itself stands, and the helper that hands it on. */
const RULE = ['kernel/command.ts', 'modules/recapitulation/plenary/commands/act.ts'];

const sources = (folder: string): string[] => readdirSync(join(HERE, folder), { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') && !entry.parentPath.includes('node_modules'))
  .map((entry) => join(entry.parentPath, entry.name).slice(HERE.length));

it('every write leaves one entry in the trail, but for those that a decision names', () => {
  const found = ['kernel', 'modules', 'apps'].flatMap(sources).filter((file) => readFileSync(join(HERE, file), 'utf8').includes('leavesNoEntry'));
  expect(found.sort()).toEqual([...RULE, ...WITHOUT_ENTRY.map(({ file }) => file)].sort());
  for (const { decision } of WITHOUT_ENTRY) expect(readFileSync(join(HERE, decision), 'utf8')).toContain('leavesNoEntry');
});
