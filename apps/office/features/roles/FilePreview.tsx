import type { RolesPreview } from '../../../../modules/people/contract.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { useWords } from '../../i18n/index.ts';
import css from './roles.module.css';

type Row = RolesPreview['rows'][number];

/** What would happen with each row; the refused ones first, each with what to do about it. */
export function FilePreview({ told }: { told: RolesPreview }) {
  const { t } = useWords();
  const { totals, rows, shown } = told;
  const column = (id: string, label: string, cell: Column<Row>['cell'], more: Partial<Column<Row>> = {}): Column<Row> => ({ id, label, head: label, cell, ...more });
  const columns = [
    column('row', t('roles.file.row'), ({ row }) => row),
    column('outcome', t('roles.file.outcome'), ({ outcome }) => <span className={css.outcome} data-outcome={outcome}>{t(`roles.file.outcome.${outcome}`)}</span>),
    column('person', t('roles.person'), ({ person, name }) => name ?? person),
    column('role', t('roles.role'), ({ role }) => role),
    column('place', t('roles.region'), ({ place }) => <span className="codes">{place || '*'}</span>),
    column('within', t('roles.election'), ({ within }) => within?.replace(/^event:/, '') ?? '–'),
    column('why', t('roles.file.why'), ({ problem }) => (problem ? <p className={css.why}>{problem.detail} {problem.fix}</p> : '–'), { wide: true }),
  ];
  return (
    <div className={css.form}>
      <p>{t('roles.file.nothingYet')}</p>
      <p role="status"><b>{t('roles.file.totals', totals)}</b></p>
      {totals.refused > 0 && <p className={css.warned}>{t('roles.file.fixFirst')}</p>}
      {shown < totals.rows && <p className="small quiet">{t('roles.file.shown', { shown, rows: totals.rows })}</p>}
      <DataTable label={t('roles.tab.file')} rows={rows} columns={columns} rowKey={({ row }) => String(row)} />
    </div>
  );
}
