import { useMemo } from 'react';
import { describeForm } from '../../../../modules/forms/index.ts';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { stepsOf } from '../verification/reading.ts';
import { columnsOfDocument, formOfDocument } from './certificate-table.ts';
import { isStations } from './levels.ts';
import { RowName } from './RowName.tsx';
import type { CertificateSearch } from './search.ts';
import { WideSelect } from './WideSelect.tsx';
import type { CertificateDocument } from './wire.ts';
import css from './read.module.css';

type Props = { document: CertificateDocument; /** Does this version stand, or was it returned, opened again or replaced? */ isInForce: boolean; search: CertificateSearch; set: (change: Partial<CertificateSearch>) => void };

/** The figures as on the paper: the sum first, then every kelurahan, or the stations of one. */
export function CertificateFigures({ document, isInForce, search, set }: Props) {
  const { t, text, number } = useWords();
  const form = useMemo(() => formOfDocument(document), [document]);
  const steps = useMemo(() => stepsOf(form, null), [form]);
  const step = steps.find(({ id }) => id === search.part) ?? steps[0];
  const columns = columnsOfDocument(document, search.region, t('plenary.sum'));
  const sections = step ? describeForm(step.form).pages.flatMap((page) => page.sections) : [];
  const shown = new Set(sections.flatMap((section) => section.groups.flatMap((group) => group.rows.flatMap((row) => row.cells.map(({ id }) => form.index[id])))));
  const hasStar = columns.some(({ corrected }) => corrected.some((at) => shown.has(at)));
  const write = (value: number | null | undefined) => (value == null ? '–' : number(value));
  return (
    <Sheet
      title={t(isInForce ? 'plenary.figures' : 'plenary.figuresNotInForce')} flush
      aside={(
        <span className={css.tools}>
          {isStations(document.level) && <WideSelect label={t('plenary.columnsOf')} value={search.region ?? ''} options={[{ value: '', label: t('plenary.perVillage') }, ...document.below.map(({ path, name }) => ({ value: path, label: name }))]} onChange={(region) => set({ region: region || undefined })} />}
          {steps.length > 1 && <WideSelect label={t('verify.parts')} value={step?.id ?? ''} options={steps.map(({ id, party }) => ({ value: id, label: party === null ? t(id === 'before' ? 'verify.partBefore' : 'verify.partAfter') : t('verify.partParty', { party: String(party) }) }))} onChange={(part) => set({ part })} />}
        </span>
      )}
    >
      <div className={css.pane} data-void={!isInForce || undefined} role="region" aria-label={t('plenary.figures')} tabIndex={0}>
        <table className={css.table}>
          <caption className="hidden-words">{t('plenary.figures')}. {t('app.tooWide')}</caption>
          <thead><tr><th scope="col">{t('sheet.row')}</th>{columns.map(({ key, label }) => <th key={key} scope="col">{label}</th>)}</tr></thead>
          {sections.map((section) => (
            <tbody key={section.id}>
              <tr className={css.section}><th scope="colgroup" colSpan={columns.length + 1}><b>{section.number}</b> {text(section.title)}</th></tr>
              {section.groups.flatMap((group) => group.rows).flatMap((row) => row.cells.map((cell, of) => {
                const at = form.index[cell.id] ?? -1;
                return (
                  <tr key={cell.id} data-first={(of === 0 && row.cells.length > 1) || undefined}>
                    <th scope="row"><RowName row={row} at={of} /></th>
                    {columns.map((column) => {
                      const isCorrected = column.corrected.includes(at);
                      return <td key={column.key} data-other={isCorrected || undefined}>{write(column.figures[at])}{isCorrected && <>*<span className="hidden-words"> {t('plenary.line.corrected')}</span></>}</td>;
                    })}
                  </tr>
                );
              }))}
            </tbody>
          ))}
        </table>
      </div>
      {hasStar && <p className={css.tableNote}>{t('plenary.starNote')}</p>}
    </Sheet>
  );
}
