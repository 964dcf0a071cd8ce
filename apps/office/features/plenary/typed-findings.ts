import type { Form } from '../../../../modules/forms/index.ts';
import type { ContestPage, Figures, Finding } from '../../api/types.ts';
import { contextOf, findingsOf, parametersOf } from '../sheets/form.ts';
import type { LinePage } from './wire.ts';

/** What the typed figures break, held against the roll of the station as the server will; above the stations the server's word stands alone. */
export function findingsWhileTyping({ roll, findings, line }: Pick<LinePage, 'roll' | 'findings'> & { readonly line: { readonly station: number } }, contest: ContestPage, form: Form, { figures }: { readonly figures: Figures }): Finding[] {
  const parameters = parametersOf(contest);
  if (!roll || !parameters) return findings;
  return findingsOf(form, figures, contextOf({ ...roll, code: '', number: line.station }), parameters);
}
