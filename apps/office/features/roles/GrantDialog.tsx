import { useQuery } from '@tanstack/react-query';
import type { Session } from '../../api/types.ts';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { person as personQuery } from '../people/queries.ts';
import { useScheme } from '../regions/useScheme.ts';
import { Dialog } from './Dialog.tsx';
import { givableRoles } from './giving.ts';
import { GrantForm } from './GrantForm.tsx';
import { roles as rolesQuery } from './queries.ts';

type Props = { session: Session; person: string | undefined; onDone: (told: string) => void; onClose: () => void };

/** Gives somebody a role: only roles the actor may give, only in their regions; what the rules forbid is told before it is sent. */
export function GrantDialog({ session, person, onDone, onClose }: Props) {
  const { t } = useWords();
  const scheme = useScheme();
  const roles = useQuery(rolesQuery);
  const chosen = useQuery({ ...personQuery(person ?? ''), enabled: person !== undefined });
  const failed = [roles, chosen].find(({ error }) => error !== null);
  const isKnown = person === undefined || chosen.data !== undefined;
  const givable = isKnown ? roles.data && givableRoles(session, roles.data) : undefined;
  return (
    <Dialog title={t('roles.grant')} onClose={onClose}>
      {failed && <ProblemView error={failed.error} onRetry={failed.refetch} />}
      {!givable && !failed && <Loading lines={4} />}
      {givable?.length === 0 && <p>{t('roles.noneToGive')}</p>}
      {givable && givable.length > 0 && scheme !== undefined && <GrantForm session={session} scheme={scheme} roles={givable} person={chosen.data ?? null} onDone={onDone} onClose={onClose} />}
    </Dialog>
  );
}
