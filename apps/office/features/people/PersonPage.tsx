import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PersonPage as Person } from '../../../../modules/people/contract.ts';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useWords } from '../../i18n/index.ts';
import { EditPerson } from './EditPerson.tsx';
import { PersonContacts } from './PersonContacts.tsx';
import { PersonFacts } from './PersonFacts.tsx';
import { PersonHistory } from './PersonHistory.tsx';
import { person as personQuery } from './queries.ts';
import { SECTIONS } from './sections.ts';
import { useReach } from './useReach.ts';
import css from './people.module.css';

const route = getRouteApi('/people/$person');

/** One person: who they are, how they are reached, what they may do here, and everything that was done to the record. */
export function PersonPage() {
  const { person } = route.useParams();
  const { data, error, refetch } = useQuery(personQuery(person));
  if (data) return <One key={data.id} page={data} />;
  if (error) return <PageProblem error={error} onRetry={refetch} />;
  return <Page><Loading lines={10} /></Page>;
}

function One({ page }: { page: Person }) {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const reach = useReach();
  const [told, setTold] = useState('');
  const isOpen = page.mergedInto === null && page.anonymisedAt === null;
  const mayWrite = isOpen && reach.overPerson('people.write', page) && reach.masters(page);
  const edit = (open: boolean): void => void navigate({ search: open ? { edit: '1' } : {}, replace: true });
  return (
    <Page>
      <PageTitle
        title={page.name} place={page.id} over={<Link to="/people" search={{}}>{t('people.title')}</Link>}
        under={page.home.slice(1).reverse().map(({ name }) => name).join(', ')} tools={mayWrite && <Button onClick={() => edit(true)}>{t('people.edit')}</Button>}
      />
      {page.mergedInto && <p className={css.warned}>{t('people.merged')} <Link to="/people/$person" params={{ person: page.mergedInto.id }} search={{}}>{t('people.mergedOpen')}</Link></p>}
      {page.anonymisedAt && <p className={css.warned}>{t('people.anonymised')}</p>}
      {told && <p className={css.told} role="status">{told}</p>}
      <PersonFacts page={page} />
      <div className={css.columns}>
        <PersonContacts page={page} mayWrite={mayWrite} />
        {isOpen && SECTIONS.map((Section, at) => <Section key={at} person={page.id} />)}
      </div>
      <PersonHistory page={page} />
      {search.edit && mayWrite && <EditPerson page={page} onDone={() => { setTold(t('people.saved')); edit(false); }} onClose={() => edit(false)} />}
    </Page>
  );
}
