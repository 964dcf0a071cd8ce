import type { RolesImported, RolesPreview } from '../../../../modules/people/contract.ts';
import { FileIntake } from '../../components/FileIntake.tsx';
import { useWords } from '../../i18n/index.ts';
import { FilePreview } from './FilePreview.tsx';

/** Many roles by file, granted and revoked. */
export function RoleFile() {
  const { t } = useWords();
  return (
    <FileIntake<RolesPreview, RolesImported>
      title={t('roles.tab.file')} about={t('roles.file.about')} template={{ href: '/api/assignments/export?format=csv', label: t('roles.file.template') }}
      address="/api/assignments/import" list="assignments"
      preview={(told) => <FilePreview told={told} />}
      act={({ totals }) => (totals.refused === 0 && totals.grant + totals.revoke > 0 ? t('roles.file.do') : null)}
      done={(done) => t('roles.file.done', done)}
    />
  );
}
