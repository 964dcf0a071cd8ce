import { explain, explainPlainly, type Finding, type Form } from '../../../forms/index.ts';
import type { FindingView } from '../../../sheets/contract.ts';

/** A finding with its sentence for the KPPS member, and the one that a plenary reads (as `supervisor`), in both languages. */
export function findingView(form: Form, finding: Finding): FindingView {
  const { code, severity, cells, expected, found } = finding;
  return {
    code, severity, cells: [...cells], expected, found,
    kpps: { id: explain(finding, form, 'id', 'kpps'), en: explain(finding, form, 'en', 'kpps') }, supervisor: { id: explainPlainly(finding, form, 'id'), en: explainPlainly(finding, form, 'en') },
  };
}
