import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { session as sessionQuery } from '../../api/queries.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { useStaffSignIn } from '../accounts/useStaffSignIn.ts';
import { deviceColumns } from './columns.tsx';
import { EnrolDialog } from './EnrolDialog.tsx';
import { ownDevices } from './queries.ts';
import { RevokeDialog } from './RevokeDialog.tsx';
import type { DeviceRow } from './wire.ts';
import css from './devices.module.css';

/** One's own phones, on one's own account page; nothing at all for whoever has no duty that uses one. */
export function OwnDevices() {
  const words = useWords();
  const { t } = words;
  const { data: session } = useQuery(sessionQuery);
  const { data } = useQuery(ownDevices);
  const mayEnrol = useStaffSignIn();
  const [enrolling, setEnrolling] = useState(false);
  const [revoking, setRevoking] = useState<DeviceRow | null>(null);
  if (!data || (data.duties.length === 0 && data.devices.length === 0)) return null;
  return (
    <Sheet title={t('ownDevices.title')}>
      <div className={css.stack}>
        <p className="quiet">{t(data.devices.length === 0 ? 'ownDevices.none' : 'ownDevices.fix')}</p>
        {data.devices.length > 0 && <DataTable label={t('ownDevices.title')} rows={data.devices} columns={deviceColumns({ words, session, onRevoke: setRevoking }).slice(1)} rowKey={({ id }) => id} />}
        {mayEnrol && data.duties.length > 0 && <div><Button variant="default" onClick={() => setEnrolling(true)}>{t('devices.enrol')}</Button></div>}
      </div>
      {enrolling && <EnrolDialog duties={data.duties} onClose={() => setEnrolling(false)} />}
      {revoking && <RevokeDialog row={revoking} onClose={() => setRevoking(null)} />}
    </Sheet>
  );
}
