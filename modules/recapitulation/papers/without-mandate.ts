import type { Flow } from '../../../kernel/paper/index.ts';
import type { CertificatePaper } from './certificate-paper.ts';

/** Witnesses who came without a mandate on record, each with the reason in full. They sign like the others; nothing stands on the paper where there is none. */
export function withoutMandates(flow: Flow, people: CertificatePaper['document']['attendance']): void {
  const without = people.filter((person) => person.withoutMandate !== undefined);
  if (without.length === 0) return;
  flow.heading('Saksi tanpa mandat tercatat');
  flow.table([{ head: 'Nama', width: 70 }, { head: 'Peserta pemilu', width: 110 }, { head: 'Alasan', width: 220 }],
    without.map(({ name, of, withoutMandate }) => [name, (of ?? '').replace(' (tanpa mandat)', ''), withoutMandate ?? '']));
  flow.gap(3);
}
