import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { session as sessionQuery } from '../../api/queries.ts';
import { canAnywhere } from '../../api/rights.ts';
import { Choice } from '../../components/Choice.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useWords } from '../../i18n/index.ts';
import { GrantDialog } from './GrantDialog.tsx';
import { RoleFile } from './RoleFile.tsx';
import { RoleHolders } from './RoleHolders.tsx';
import { RoleWords } from './RoleWords.tsx';
import { ROLE_TABS, type RolesSearch } from './search.ts';
import css from './roles.module.css';

const route = getRouteApi('/roles');

/** Who holds what where; granting and revoking, one by one or by file; and what each role may do, in words. */
export function RolesPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const [told, setTold] = useState('');
  const set = (change: Partial<RolesSearch>): void => void navigate({ search: (old: RolesSearch) => ({ ...old, ...change }), replace: true });
  const mayGrant = canAnywhere(session, 'roles.grant');
  const tabs = ROLE_TABS.filter((tab) => tab !== 'file' || mayGrant);
  const tab = tabs.find((one) => one === search.tab) ?? 'list';
  return (
    <Page>
      <PageTitle title={t('roles.title')} under={t('roles.about')} tools={mayGrant && <Button onClick={() => set({ grant: '1' })}>{t('roles.grant')}</Button>} />
      <Choice label={t('roles.tab')} hideLabel value={tab} options={tabs.map((value) => ({ value, label: t(`roles.tab.${value}`) }))} onChange={(value) => set({ tab: value === 'list' ? undefined : value })} />
      {told && <p className={css.told} role="status">{told}</p>}
      {tab === 'list' && <RoleHolders search={search} set={set} onDone={setTold} />}
      {tab === 'words' && <RoleWords />}
      {tab === 'file' && <RoleFile />}
      {search.grant && session && mayGrant && <GrantDialog session={session} person={search.person} onDone={setTold} onClose={() => set({ grant: undefined })} />}
    </Page>
  );
}
