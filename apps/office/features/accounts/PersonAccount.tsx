import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PersonPage } from '../../../../modules/people/contract.ts';
import type { Session } from '../../api/types.ts';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { person as personQuery } from '../people/queries.ts';
import { useReach } from '../people/useReach.ts';
import { MakeAccount } from './MakeAccount.tsx';
import { accountOf } from './queries.ts';
import { AccountAction } from './sessions/AccountAction.tsx';
import type { AccountRow } from './wire.ts';

/** Whether a person has a way in, and how they get one; nothing for a reader who may see no accounts of that person. */
export function PersonAccount({ person }: { person: string }) {
  const { data: page } = useQuery(personQuery(person));
  const reach = useReach();
  if (!page || !reach.session || !reach.overPerson('accounts.read', page)) return null;
  const mayManage = person !== reach.session.actor.id && reach.overPerson('accounts.manage', page) && reach.masters(page);
  return <Account page={page} session={reach.session} mayManage={mayManage} />;
}

type Known = { page: PersonPage; session: Session; mayManage: boolean };

function Account({ page, session, mayManage }: Known) {
  const { t } = useWords();
  const { data: row, error, refetch } = useQuery(accountOf(page.id));
  return (
    <Sheet title={t('personAccount.title')}>
      {row === null && <p className="quiet">{t('personAccount.none')}</p>}
      {row && <Standing row={row} />}
      {mayManage && row !== undefined && <Inviting page={page} session={session} row={row} />}
      {error && row === undefined && <ProblemView error={error} onRetry={refetch} />}
      {row === undefined && !error && <Loading lines={2} />}
    </Sheet>
  );
}

/** The first invitation and every further one, as long as the person has not come in by it. */
function Inviting({ page, session, row }: { page: PersonPage; session: Session; row: AccountRow | null }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [ready, setReady] = useState<string | null>(null);
  if (row?.state === 'open' || row?.state === 'disabled') return null;
  const close = (): void => setOpen(false);
  return (
    <>
      {ready && <p role="status">{t('personAccount.ready', { login: ready })}</p>}
      <WayOut session={session} />
      <p><Button variant="default" size="compact-md" onClick={() => setOpen(true)}>{t(row ? 'accounts.do.invite-again' : 'personAccount.make')}</Button></p>
      {open && !row && <MakeAccount page={page} onMade={setReady} onClose={close} />}
      {open && row && <AccountAction row={row} action="invite-again" onDone={() => setReady(row.login)} onClose={close} />}
    </>
  );
}

function Standing({ row }: { row: AccountRow }) {
  const { t, moment } = useWords();
  return (
    <>
      <p><b>{row.login}</b> · {t(`personAccount.${row.state}`, { reason: row.disabledReason ?? '–' })}</p>
      <p className="small quiet">{t('accounts.last')}: {row.lastSignIn ? moment(row.lastSignIn) : t('accounts.never')}</p>
    </>
  );
}

/** Said before somebody waits for an invitation that never leaves the house. */
function WayOut({ session: { demo, delivers } }: { session: Session }) {
  const { t } = useWords();
  if (delivers.email && delivers.phone) return null;
  if (demo) return <p className="small">{t('personAccount.heldDemo')} <Link to="/outbox">{t('outbox.title')}</Link>.</p>;
  const what = delivers.email ? 'heldPhone' : delivers.phone ? 'heldEmail' : 'heldAll';
  return <p className="small" role="note">{t(`personAccount.${what}`)}</p>;
}
