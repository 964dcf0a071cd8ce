import { explain, type Audience, type Finding, type Form } from '../../../forms/index.ts';
import type { FindingView } from '../../../sheets/contract.ts';

/** A finding with its sentence for the KPPS member and for the supervisor, in both languages. */
export function findingView(form: Form, finding: Finding): FindingView {
  const { code, severity, cells, expected, found } = finding;
  const words = (audience: Audience) => ({ id: explain(finding, form, 'id', audience), en: explain(finding, form, 'en', audience) });
  return { code, severity, cells: [...cells], expected, found, kpps: words('kpps'), supervisor: words('supervisor') };
}
