import { Link } from '@tanstack/react-router';
import type { PersonRow } from '../../../../modules/people/contract.ts';
import type { Column } from '../../components/DataTable.tsx';
import type { Words } from '../../i18n/index.ts';
import { roleWords } from './role-words.ts';

/** The list of people: who, masked NIK, year of birth, home, roles in force. */
export function personColumns(words: Words): Column<PersonRow>[] {
  const { t } = words;
  const column = (id: string, label: string, cell: Column<PersonRow>['cell'], more: Partial<Column<PersonRow>> = {}): Column<PersonRow> => ({ id, label, head: label, cell, ...more });
  return [
    column('name', t('people.name'), ({ id, name }) => <Link to="/people/$person" params={{ person: id }}>{name}</Link>),
    column('region', t('people.home'), ({ region }) => region.name, { wide: true }),
    column('roles', t('people.roles'), ({ roles }) => roles.map((role) => roleWords(role, words)).join('; ') || '–', { wide: true }),
    column('year', t('people.birthYear'), ({ birthYear }) => birthYear ?? '–', { align: 'end' }),
    column('nik', t('people.nik'), ({ nik }) => (nik === null ? '–' : <span className="codes">{nik}</span>)),
  ];
}
