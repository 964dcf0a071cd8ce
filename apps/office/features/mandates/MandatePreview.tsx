import type { MandatesPreview } from '../../../../modules/supervision/contract.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { useWords } from '../../i18n/index.ts';
import css from './mandates.module.css';

type Row = MandatesPreview['rows'][number];

/** What would happen with each row; the refused ones first, each with what to do about it. */
export function MandatePreview({ told: { totals, rows, shown } }: { told: MandatesPreview }) {
  const { t } = useWords();
  const column = (id: string, label: string, cell: Column<Row>['cell'], more: Partial<Column<Row>> = {}): Column<Row> => ({ id, label, head: label, cell, ...more });
  const columns = [
    column('row', t('roles.file.row'), ({ row }) => row),
    column('outcome', t('roles.file.outcome'), ({ outcome }) => <span className={css.outcome} data-outcome={outcome}>{t(`mandates.outcome.${outcome}`)}</span>),
    column('person', t('mandates.person'), ({ person }) => <span className="codes">{person}</span>),
    column('kind', t('mandates.kind'), ({ kind }) => kind),
    column('for', t('mandates.for'), ({ contestant }) => contestant || '–'),
    column('place', t('mandates.place'), ({ place }) => <span className="codes">{place || '*'}</span>),
    column('why', t('roles.file.why'), ({ problem }) => (problem ? <p className={css.why}>{problem.detail} {problem.fix}</p> : '–'), { wide: true }),
  ];
  return (
    <div className={css.form}>
      <p>{t('roles.file.nothingYet')}</p>
      <p role="status"><b>{t('mandates.file.totals', totals)}</b></p>
      {totals.refused > 0 && <p className={css.warned}>{t('roles.file.fixFirst')}</p>}
      {shown < totals.rows && <p className="small quiet">{t('roles.file.shown', { shown, rows: totals.rows })}</p>}
      <DataTable label={t('mandates.tab.file')} rows={rows} columns={columns} rowKey={({ row }) => String(row)} />
    </div>
  );
}
