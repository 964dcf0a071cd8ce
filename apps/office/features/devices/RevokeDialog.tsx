import { useWords } from '../../i18n/index.ts';
import { ReasonDialog } from '../accounts/sessions/ReasonDialog.tsx';
import { post } from '../accounts/wire.ts';
import type { DeviceRow } from './wire.ts';

/** Asks once more, and why, before a phone is shut out for good. */
export function RevokeDialog({ row, onClose }: { row: DeviceRow; onClose: () => void }) {
  const { t } = useWords();
  return (
    <ReasonDialog
      title={t('devices.revokeTitle')} about={t('devices.revokeAbout', { device: row.name, name: row.person.name })} action={t('devices.revoke')}
      send={(reason) => post(`/api/devices/${row.id}/revoke`, { reason })} refresh={['devices']} onClose={onClose}
    />
  );
}
