import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { session as sessionQuery } from '../../api/queries.ts';
import { canAnywhere } from '../../api/rights.ts';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { electionWords, placeWords, untilWords } from './place-words.ts';
import { rolesOf } from './queries.ts';
import { useElections } from './useElections.ts';
import css from './roles.module.css';

/** The roles of one person, on the page of that person; nothing for a reader who may see no roles. */
export function PersonRoles({ person }: { person: string }) {
  const words = useWords();
  const { t, text } = words;
  const elections = useElections();
  const { data: session } = useQuery(sessionQuery);
  const mayRead = canAnywhere(session, 'roles.read');
  const { data, error, refetch } = useQuery({ ...rolesOf(person), enabled: mayRead });
  if (!mayRead) return null;
  const grant = canAnywhere(session, 'roles.grant') && person !== session?.actor.id && <ButtonLink to="/roles" search={{ person, grant: '1' }}>{t('roles.grant')}</ButtonLink>;
  return (
    <Sheet title={t('roles.section')} aside={grant}>
      {error && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Loading lines={3} />}
      {data?.length === 0 && <p className="quiet">{t('roles.section.none')}</p>}
      {data && data.length > 0 && (
        <ul className={css.held}>
          {data.map((row) => <li key={row.id}><span><b>{text(row.roleName)}</b> · {placeWords(row, words)}</span><span className="quiet">{electionWords(row.within, elections, words)} · {untilWords(row, words)}</span></li>)}
        </ul>
      )}
      <Link to="/roles" search={{ person, state: 'ended' }}>{t('roles.section.all')}</Link>
    </Sheet>
  );
}
