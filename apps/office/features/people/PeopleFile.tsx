import type { ImportDone, ImportPreview } from '../../../../modules/people/contract.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { FileIntake } from '../../components/FileIntake.tsx';
import { useWords } from '../../i18n/index.ts';
import { useScheme } from '../regions/useScheme.ts';
import css from './people.module.css';

/** Many people by file. */
export function PeopleFile() {
  const { t } = useWords();
  const scheme = useScheme();
  return (
    <FileIntake<ImportPreview, ImportDone>
      title={t('people.tab.file')} about={t('people.file.about')} template={{ href: '/api/people/import/template', label: t('people.file.template') }}
      address="/api/people/import" more={{ scheme }} list="people"
      preview={(told) => <Told told={told} />}
      act={({ errorCount, added }) => (errorCount === 0 && added > 0 ? t('people.file.do', { count: added }) : null)}
      done={({ added, known }) => t('people.file.done', { added, known })}
    />
  );
}

function Told({ told }: { told: ImportPreview }) {
  const { t } = useWords();
  const column = <T,>(id: string, label: string, cell: Column<T>['cell'], more: Partial<Column<T>> = {}): Column<T> => ({ id, label, head: label, cell, ...more });
  const errors: Column<ImportPreview['errors'][number]>[] = [
    column('row', t('people.file.row'), ({ row }) => row), column('column', t('people.file.column'), (row) => row.column ?? '–'), column('value', t('people.file.value'), ({ value }) => value || '–'),
    column('why', t('people.file.why'), ({ detail, fix }) => `${detail} ${fix}`, { wide: true }),
  ];
  const warnings: Column<ImportPreview['warnings'][number]>[] = [
    column('row', t('people.file.row'), ({ row }) => row), column('name', t('people.name'), ({ name }) => name), column('why', t('people.file.why'), ({ kind }) => t(`people.file.warning.${kind}`), { wide: true }),
  ];
  return (
    <div className={css.form}>
      <p role="status"><b>{t('people.file.totals', { rows: told.rows, added: told.added, known: told.known, errors: told.errorCount })}</b> {t('people.file.nothingYet')}</p>
      {told.errorCount > 0 && <p className={css.warned}>{t('people.file.fixFirst')}</p>}
      {told.errors.length > 0 && <DataTable label={t('people.file.errors')} rows={told.errors} columns={errors} rowKey={({ row, column: name, code }) => `${row} ${name ?? ''} ${code}`} />}
      {told.warnings.length > 0 && <><p>{t('people.file.warnings')}</p><DataTable label={t('people.file.warnings')} rows={told.warnings} columns={warnings} rowKey={({ row, kind }) => `${row} ${kind}`} /></>}
    </div>
  );
}
