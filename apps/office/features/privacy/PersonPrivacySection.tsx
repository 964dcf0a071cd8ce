import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { session as sessionQuery } from '../../api/queries.ts';
import { can } from '../../api/rights.ts';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { useStaffSignIn } from '../accounts/useStaffSignIn.ts';
import { RevealDialog } from '../people/RevealDialog.tsx';
import { Consents } from './Consents.tsx';
import { Holds } from './Holds.tsx';
import { PersonRequests } from './PersonRequests.tsx';
import { personPrivacy } from './queries.ts';
import { Specific } from './Specific.tsx';
import { useCopy } from './useCopy.ts';
import css from './privacy.module.css';

/**
 * What a person's page, and the page of one's own data, show of privacy: consents, specific data behind their seal, requests,
 * holds, a copy of everything.
 */
export function PersonPrivacySection({ person }: { person: string }) {
  const { data: session } = useQuery(sessionQuery);
  const { data, error, refetch } = useQuery(personPrivacy(person));
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  const own = data.own;
  const may = (verb: `${string}.${string}`): boolean => can(session, verb, { scheme: data.scheme, path: data.path });
  return (
    <div className={css.stack}>
      <Consents person={person} consents={data.consents} child={data.child} own={own} mayWrite={own || may('people.write')} />
      <Specific person={person} there={data.specific} may={may} />
      {(own || may('privacy.read')) && <PersonRequests person={person} requests={data.requests} mayFile={own || may('people.write')} handles={may('privacy.manage')} />}
      {data.holds !== null && <Holds person={person} holds={data.holds} mayHold={may('privacy.manage')} />}
      {own && <OwnCopy person={person} />}
      {!own && may('privacy.export') && <Copy person={person} own={false} />}
    </div>
  );
}

function OwnCopy({ person }: { person: string }) {
  const { t } = useWords();
  return useStaffSignIn() ? <Copy person={person} own /> : <Sheet title={t('export.title')}><p>{t('export.weak')}</p></Sheet>;
}

function Copy({ person, own }: { person: string; own: boolean }) {
  const { t } = useWords();
  const copy = useCopy(person);
  const [asking, setAsking] = useState(false);
  return (
    <Sheet title={t('export.title')}>
      <div className={css.stack}>
        <p>{t(own ? 'export.own' : 'export.about')}</p>
        {copy.error && !asking && <ProblemView error={copy.error} />}
        <div><Button variant="default" loading={copy.isPending} onClick={() => { if (own) copy.mutate(undefined); else setAsking(true); }}>{t('export.take')}</Button></div>
      </div>
      {asking && <RevealDialog title={t('export.title')} look={(reason) => copy.mutateAsync(reason)} onShown={() => undefined} onClose={() => setAsking(false)} />}
    </Sheet>
  );
}
