import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { address } from '../../api/client.ts';
import { session as sessionQuery } from '../../api/queries.ts';
import { canAnywhere } from '../../api/rights.ts';
import { Icon } from '../../components/Icon.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useWords } from '../../i18n/index.ts';
import { DeviceFilter } from './DeviceFilter.tsx';
import { DeviceList } from './DeviceList.tsx';
import { EnrolDialog } from './EnrolDialog.tsx';
import { OpenInvites } from './OpenInvites.tsx';
import type { DevicesSearch } from './search.ts';
import css from './devices.module.css';

const route = getRouteApi('/devices');

/** The phones of one's region: whose they are, whether they live, what they reported; to enrol one and to revoke one. */
export function DevicesPage() {
  const { t } = useWords();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const { data: session } = useQuery(sessionQuery);
  const [enrolling, setEnrolling] = useState(false);
  const mayEnrol = canAnywhere(session, 'devices.enrol');
  const set = (change: Partial<DevicesSearch>): void => void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  return (
    <Page>
      <PageTitle
        title={t('nav.devices')} under={t('devices.about')}
        tools={(
          <div className={css.buttons}>
            {mayEnrol && <Button onClick={() => setEnrolling(true)}>{t('devices.enrol')}</Button>}
            <Button component="a" variant="default" href={address('/api/devices/export', search)} download leftSection={<Icon name="download" />} aria-label={t('devices.export')}>CSV</Button>
          </div>
        )}
      />
      {mayEnrol && <OpenInvites />}
      <DeviceFilter search={search} set={set} />
      <DeviceList search={search} set={set} mayEnrol={mayEnrol} />
      {enrolling && <EnrolDialog onClose={() => setEnrolling(false)} />}
    </Page>
  );
}
