import { useMemo } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { cellName } from '../sheets/form.ts';
import { formOfDocument } from './certificate-table.ts';
import type { CertificateDocument } from './wire.ts';
import css from './plenary.module.css';

/** Every correction with what was written before, what an office replaced, and every objection, as they stand on the paper. */
export function CertificateCorrections({ document }: { document: CertificateDocument }) {
  const { t, text, number } = useWords();
  const form = useMemo(() => formOfDocument(document), [document]);
  const write = (value: number | null) => (value === null ? t('plenary.emptyBox') : number(value));
  return (
    <>
      <Sheet title={t('plenary.corrections')}>
        {document.corrections.length === 0 && <p className="quiet">{t('plenary.noCorrection')}</p>}
        <ul className={css.contests}>
          {document.corrections.map((one) => (
            <li key={one.place}>
              <h3>{one.place}</h3>
              <ul>{one.cells.map(({ cell, before, after }) => <li key={cell}><b>{cellName(form, cell).place}</b> {text(cellName(form, cell).label)}: <del>{write(before)}</del> <Icon name="next" /> <ins>{write(after)}</ins></li>)}</ul>
              <p>{one.reason}</p>
              <p className="small quiet">{t('plenary.evidence')}: {one.evidence} · {t('plenary.askedBy')}: {one.askedBy}{one.agreedBy.length > 0 && ` · ${t('plenary.agreedBy')}: ${one.agreedBy.join(', ')}`}</p>
            </li>
          ))}
        </ul>
      </Sheet>
      {document.misreadings.length > 0 && (
        <Sheet title={t('plenary.misreadings')}>
          <ul className={css.contests}>
            {document.misreadings.map((one) => (
              <li key={one.place}>
                <h3>{one.place}</h3>
                <ul>{one.cells.map(({ cell, quick, paper }) => <li key={cell}><b>{cellName(form, cell).place}</b> {text(cellName(form, cell).label)}: <del>{write(quick)}</del> <Icon name="next" /> <ins>{write(paper)}</ins></li>)}</ul>
                <p>{one.reason}</p>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {document.replacements.length > 0 && (
        <Sheet title={t('plenary.replacements')}>
          <ul className={css.contests}>
            {document.replacements.map((one) => (
              <li key={one.place}>
                <h3>{one.place}</h3>
                <ul>{one.cells.map(({ cell, before, after }) => <li key={cell}><b>{cellName(form, cell).place}</b> {text(cellName(form, cell).label)}: <del>{write(before)}</del> <Icon name="next" /> <ins>{write(after)}</ins></li>)}</ul>
                <p className="small quiet">{t('plenary.replacedBy', { by: one.by })}</p>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {document.objections.length > 0 && (
        <Sheet title={t('plenary.objectionsOn')}>
          <ul className={css.contests}>{document.objections.map((one) => <li key={one.number}><h3>{t('plenary.numbered', { kind: t(`plenary.kind.${one.kind}`), number: String(one.number) })}</h3><p className="small quiet">{[one.by, one.place].filter(Boolean).join(' · ')}</p><p>{one.matter}</p>{one.answer && <p className={css.answer}><b>{t('plenary.answer')}:</b> {one.answer}</p>}</li>)}</ul>
        </Sheet>
      )}
    </>
  );
}
