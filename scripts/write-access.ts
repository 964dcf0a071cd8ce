import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COLUMNS, readMatrix, type Line } from '../apps/server/access-matrix.ts';
import { homeOfRole } from '../apps/server/access-world.ts';
import { houseRoutes } from '../apps/server/routes.ts';
import { ROLE_CONFLICTS, ROLE_IDS, ROLES, VERBS, type KnownVerb, type Role, type RoleId } from '../modules/people/index.ts';

const FILE = join(import.meta.dirname, '../docs/access.md');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const roleOf = (id: RoleId): Role => ROLES[id];

function roles(): string {
  const line = (id: RoleId): string[] => {
    const { name, levels, officer, bound } = roleOf(id);
    return [`\`${id}\``, name.id, name.en, levels.join(', '), bound ? 'one election' : 'any', officer ? 'yes' : ''];
  };
  return table(['role', 'nama', 'name', 'given on', 'holds in', 'officer'], ROLE_IDS.map(line));
}

/** • held at the region and below · ◦ only to be given on · ∗ held in the whole country. */
function held(id: RoleId, verb: KnownVerb): string {
  const { here, everywhere, give } = roleOf(id);
  return (here.includes(verb) ? '•' : '') + (everywhere.includes(verb) ? '∗' : '') + (give.includes(verb) ? '◦' : '');
}

const verbs = (): string =>
  table(['verb', 'what', ...ROLE_IDS.map((id) => `\`${id}\``)], (Object.keys(VERBS) as KnownVerb[]).map((verb) => [`\`${verb}\``, VERBS[verb].name.en, ...ROLE_IDS.map((id) => held(id, verb))]));

const conflicts = (): string => table(['one', 'other', 'why', 'source'], ROLE_CONFLICTS.map(({ one, other, why, basis }) =>
  [`\`${one}\``, `\`${other}\``, why.en, basis.law === 'E-Rekap' ? basis.article : `${basis.law} ${basis.number}/${basis.year} Art. ${basis.article}${basis.verified ? '' : ' (text not read)'}`]));

const routes = (): string => table(['route', 'asks for', 'what'], houseRoutes({ demo: false, secure: false }).map(({ method, path, access, summary }) => [`\`${method} ${path}\``, `\`${[access].flat().join('` `')}\``, summary]));

const matrix = (lines: readonly Line[]): string =>
  table(['route', ...COLUMNS.map((column) => `\`${column}\``)], lines.map(({ route, isPublic, cells }) => [`\`${route}\``, ...COLUMNS.map((column, at) => (isPublic ? (at === 0 ? 'public' : '') : cells[column] ?? '-'))]));

const homes = (): string => table(['role', 'its own region in the test'], ROLE_IDS.map((id) => [`\`${id}\``, homeOfRole(id) === '' ? 'the nation' : `\`${homeOfRole(id)}\``]));

/** The whole page, from the catalogues of roles and routes and from the matrix that people wrote. */
export const accessPage = (): string => `# Who may do what

Written by \`npm run access\`; a test fails where it is behind. A right is a verb on a region path, for a time, within an election or in all of them; roles are
named bundles of rights (modules/people/roles/rules). The words are those of the office.

## Roles
${roles()}

## Verbs
• held at the region of the role and below · ◦ held only to be given on · ∗ held in the whole country

${verbs()}

## Roles that one person may not hold at the same time in the same election
${conflicts()}

## Routes and the right they ask for
\`public\`: also for those who have not signed in. \`signed_in\`: everybody's own affairs, or a right that depends on the thing asked for.

${routes()}

## The matrix
What \`apps/server/access.test.ts\` asks for real, once per route, role and place, and holds against \`apps/server/access-matrix.txt\`. That file is written and
reviewed by people; nothing computes it. \`o\` own region, \`p\` the parent of it, \`c\` a child of it, \`s\` a sibling of it, \`e\` the own region in another election;
\`all\` every place there is, \`-\` nowhere. Where a request names no region (lists, files), a letter means that what stands at that place is in the answer. The nation
has no parent; its sibling is the nation of another tree. A place that a route does not know (a polling station where it takes regions) has no letter. \`none\` is
somebody who is signed in and holds no role.

${homes()}

${matrix(readMatrix())}
`;

if (import.meta.main) await writeFile(FILE, accessPage());

/** The page as it lies in the repository. */
export const writtenPage = (): Promise<string> => readFile(FILE, 'utf8');
