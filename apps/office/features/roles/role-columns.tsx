import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { AssignmentView } from '../../../../modules/people/contract.ts';
import type { Column } from '../../components/DataTable.tsx';
import type { Words } from '../../i18n/index.ts';
import { firstDayOf } from './giving.ts';
import { electionWords, originWords, placeWords, untilWords } from './place-words.ts';

type Tools = { elections: ReadonlyMap<string, string>; ended: boolean; mayRevoke: (row: AssignmentView) => boolean; onRevoke: (row: AssignmentView) => void };

/** The list of holders: who, as what, where, in which election, for how long, and how it came about. */
export function roleColumns(words: Words, { elections, ended, mayRevoke, onRevoke }: Tools): Column<AssignmentView>[] {
  const { t, text, date, moment } = words;
  const column = (id: string, label: string, cell: Column<AssignmentView>['cell'], more: Partial<Column<AssignmentView>> = {}): Column<AssignmentView> => ({ id, label, head: label, cell, ...more });
  return [
    column('person', t('roles.person'), ({ person }) => <Link to="/people/$person" params={{ person: person.id }}>{person.name}</Link>),
    column('role', t('roles.role'), ({ roleName }) => text(roleName)),
    column('region', t('roles.region'), (row) => placeWords(row, words), { wide: true }),
    column('within', t('roles.election'), ({ within }) => electionWords(within, elections, words), { wide: true }),
    column('term', t('roles.term'), (row) => `${date(firstDayOf(row.from))} – ${untilWords(row, words)}`),
    column('origin', t('roles.origin'), (row) => originWords(row, words), { wide: true }),
    ended
      ? column('why', t('roles.reason'), ({ revokedAt, revokeReason }) => (revokedAt === null ? '–' : t('roles.ended', { when: moment(revokedAt), reason: revokeReason ?? '–' })), { wide: true })
      : column('act', t('roles.act'), (row) => (mayRevoke(row) ? <Button variant="default" size="compact-sm" aria-label={`${t('roles.revoke')}: ${text(row.roleName)}, ${row.person.name}`} onClick={() => onRevoke(row)}>{t('roles.revoke')}</Button> : null)),
  ];
}
