import type { Form } from '../../../../modules/forms/index.ts';
import type { SheetVersion } from '../../api/types.ts';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { FigureBoxes } from './FigureBoxes.tsx';
import { FindingList } from './FindingList.tsx';
import { findingsAt } from './form.ts';
import { FormView } from './FormView.tsx';
import { HistoryList } from './HistoryList.tsx';
import { Provenance } from './Provenance.tsx';
import type { Versions } from './useVersions.ts';
import css from './SheetPage.module.css';

/** One version of a sheet to read: the paper on one side, its checks and its past on the other. */
export function SheetView({ versions, form, version }: { versions: Versions; form: Form; version: SheetVersion }) {
  const { t } = useWords();
  const markOf = (cell: string): 'hard' | 'warn' | undefined => {
    const found = findingsAt(version.findings, cell);
    return found.some(({ severity }) => severity === 'hard') ? 'hard' : found.length > 0 ? 'warn' : undefined;
  };
  return (
    <div className={css.columns}>
      <Sheet title={t('sheet.form')} aside={<span className="small quiet">{t('sheet.version', { version: version.version })}{version.current && ` · ${t('sheet.current')}`}</span>}>
        <p className={css.note}>{t('sheet.absentNote')}</p>
        <FormView form={form} findings={version.findings} draw={(cell) => <FigureBoxes value={version.figures[cell] ?? null} mark={markOf(cell)} />} />
      </Sheet>
      <div className={css.aside}>
        <Sheet title={t('sheet.findings')}><FindingList findings={version.findings} form={form} /></Sheet>
        <Sheet title={t('sheet.history')}><HistoryList versions={versions} form={form} shown={version.version} /></Sheet>
        <Sheet title={t('sheet.provenance')}><Provenance version={version} form={form} /></Sheet>
      </div>
    </div>
  );
}
