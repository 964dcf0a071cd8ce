import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Choice } from '../../components/Choice.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useWords } from '../../i18n/index.ts';
import { NewPerson } from './NewPerson.tsx';
import { PeopleFile } from './PeopleFile.tsx';
import { PeopleList } from './PeopleList.tsx';
import { PEOPLE_TABS, type PeopleSearch } from './search.ts';
import { TwinPairs } from './TwinPairs.tsx';
import { useReach } from './useReach.ts';
import css from './people.module.css';

const route = getRouteApi('/people');

/** Everybody of the reader's regions: the list, who may be recorded twice, and files. */
export function PeoplePage() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const reach = useReach();
  const [told, setTold] = useState('');
  const set = (change: Partial<PeopleSearch>): void => void navigate({ search: (old: PeopleSearch) => ({ ...old, ...change }), replace: true });
  const mayWrite = reach.anywhere('people.write');
  const tabs = PEOPLE_TABS.filter((tab) => (tab === 'file' ? mayWrite : tab === 'twins' ? reach.anywhere('people.merge') : true));
  const tab = tabs.find((one) => one === search.tab) ?? 'list';
  return (
    <Page>
      <PageTitle title={t('people.title')} under={t('people.about')} tools={mayWrite && <Button onClick={() => set({ new: '1' })}>{t('people.new')}</Button>} />
      {tabs.length > 1 && <Choice label={t('people.tab')} hideLabel value={tab} options={tabs.map((value) => ({ value, label: t(`people.tab.${value}`) }))} onChange={(value) => set({ tab: value === 'list' ? undefined : value })} />}
      {told && <p className={css.told} role="status">{told}</p>}
      {tab === 'list' && <PeopleList search={search} set={set} />}
      {tab === 'twins' && <TwinPairs region={search.region} onRegion={(region) => set({ region })} onDone={setTold} />}
      {tab === 'file' && <PeopleFile />}
      {search.new && mayWrite && <NewPerson onClose={() => set({ new: undefined })} />}
    </Page>
  );
}
