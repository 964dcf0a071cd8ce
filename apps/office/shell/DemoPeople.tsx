import { useMutation } from '@tanstack/react-query';
import { Fragment } from 'react';
import { write } from '../api/client.ts';
import { newKey } from '../api/key.ts';
import type { Session } from '../api/types.ts';
import { ProblemView } from '../components/ProblemView.tsx';
import { useWords } from '../i18n/index.ts';
import css from './DemoPeople.module.css';

type Person = Session['demoActors'][number];
type Props = { people: readonly Person[]; current?: string; compact?: boolean; onDone?: () => void };

/** The invented people of the demo city: one press and the visitor sits in that chair. Without `onDone` the page is loaded anew. */
export function DemoPeople({ people, current, compact = false, onDone }: Props) {
  const { t } = useWords();
  const enter = useMutation({
    mutationFn: (person: string) => write('/api/session/as', { person }, newKey()),
    // What the last person had in memory is of no concern to the next.
    onSuccess: () => (onDone ? onDone() : window.location.reload()),
  });
  return (
    <>
      <ul className={css.people} data-compact={compact || undefined}>
        {people.map(({ id, name, role, region }) => (
          <li key={id}>
            <button type="button" className={css.one} aria-pressed={compact ? id === current : undefined} disabled={enter.isPending} onClick={() => enter.mutate(id)}>
              <b>{role.split('/').map((part, at) => <Fragment key={part}>{at > 0 && <>/<wbr /></>}{part}</Fragment>)}</b>
              <span>{name}</span>
              <span className={css.region}>{region || t('region.nation')}</span>
            </button>
          </li>
        ))}
      </ul>
      {enter.error && <ProblemView error={enter.error} />}
    </>
  );
}
