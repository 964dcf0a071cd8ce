import type { MandatesImported, MandatesPreview } from '../../../../modules/supervision/contract.ts';
import { address } from '../../api/client.ts';
import { FileIntake } from '../../components/FileIntake.tsx';
import { useWords } from '../../i18n/index.ts';
import { MandatePreview } from './MandatePreview.tsx';

/** Many mandates by file, given and ended. */
export function MandateFile({ event }: { event: string }) {
  const { t } = useWords();
  return (
    <FileIntake<MandatesPreview, MandatesImported>
      title={t('mandates.tab.file')} about={t('mandates.file.about')} template={{ href: address('/api/mandates/export', { event, state: 'now', format: 'csv' }), label: t('mandates.file.template') }}
      address="/api/mandates/import" list="mandates"
      preview={(told) => <MandatePreview told={told} />}
      act={({ totals }) => (totals.refused === 0 && totals.give + totals.revoke > 0 ? t('mandates.file.do') : null)}
      done={(done) => t('mandates.file.done', done)}
    />
  );
}
