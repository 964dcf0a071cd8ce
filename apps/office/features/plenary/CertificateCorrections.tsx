import { useMemo } from 'react';
import type { Form } from '../../../../modules/forms/index.ts';
import { Icon } from '../../components/Icon.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { cellName } from '../sheets/form.ts';
import { formOfDocument } from './certificate-table.ts';
import { OutcomeBadge } from './StateBadge.tsx';
import type { CertificateDocument } from './wire.ts';
import css from './plenary.module.css';

/** Every correction with what was written before, what an office replaced, and every objection, as they stand on the paper. */
export function CertificateCorrections({ document }: { document: CertificateDocument }) {
  const { t } = useWords();
  const form = useMemo(() => formOfDocument(document), [document]);
  return (
    <>
      <Sheet title={t('plenary.corrections')}>
        {document.corrections.length === 0 && <p className="quiet">{t('plenary.noCorrection')}</p>}
        <ul className={css.contests}>
          {document.corrections.map((one) => (
            <li key={one.place}>
              <h3>{one.place}</h3>
              <Changed cells={one.cells} form={form} />
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
                <Changed cells={one.cells.map(({ cell, quick, paper }) => ({ cell, before: quick, after: paper }))} form={form} />
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
                <Changed cells={one.cells} form={form} />
                <p className="small quiet">{t('plenary.replacedBy', { by: one.by })}</p>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {document.objections.length > 0 && (
        <Sheet title={t('plenary.objectionsOn')}>
          <ul className={css.contests}>{document.objections.map((one) => <li key={one.number}><div className={css.contestHead}><h3>{t('plenary.numbered', { kind: t(`plenary.kind.${one.kind}`), number: one.label ?? String(one.number) })}</h3>{one.kind === 'objection' && <OutcomeBadge outcome={one.outcome} />}</div><p className="small quiet">{[one.by, one.place].filter(Boolean).join(' · ')}</p><p>{one.matter}</p>{one.answer && <p className={css.answer}><b>{t('plenary.answer')}:</b> {one.answer}</p>}</li>)}</ul>
        </Sheet>
      )}
    </>
  );
}

/** More boxes than these are folded, under their number. */
const FEW = 6;

/** What stood in a box and what stands there now. */
function Changed({ cells, form }: { cells: CertificateDocument['corrections'][number]['cells']; form: Form }) {
  const { t, text, number } = useWords();
  const write = (value: number | null): string => (value === null ? t('plenary.emptyBox') : number(value));
  const list = (
    <ul>{cells.map(({ cell, before, after }) => {
      const { place, label } = cellName(form, cell);
      return <li key={cell}><b>{place}</b> {text(label)}: <span className={css.change}><del>{write(before)}</del> <Icon name="next" /> <ins>{write(after)}</ins></span></li>;
    })}</ul>
  );
  return cells.length <= FEW ? list : <details><summary>{t('plenary.changedBoxes', { count: cells.length })}</summary>{list}</details>;
}
