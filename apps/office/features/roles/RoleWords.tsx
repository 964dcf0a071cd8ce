import { useQuery } from '@tanstack/react-query';
import type { RoleView } from '../../../../modules/people/contract.ts';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { roles as rolesQuery } from './queries.ts';
import css from './roles.module.css';

/** Every role explained: what it may do, where it is given, what it does not go with. */
export function RoleWords() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(rolesQuery);
  return (
    <>
      <p className="quiet">{t('roles.words.about')}</p>
      {error && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Loading lines={10} />}
      {data && <div className={css.roles}>{data.map((role) => <OneRole key={role.id} role={role} all={data} />)}</div>}
    </>
  );
}

function OneRole({ role, all }: { role: RoleView; all: readonly RoleView[] }) {
  const { t, text } = useWords();
  const nameOf = (id: string): string => { const found = all.find((one) => one.id === id); return found ? text(found.name) : id; };
  return (
    <Sheet title={text(role.name)}>
      <dl className={css.words}>
        <Part title={t('roles.words.levels')} items={[role.levels.map((level) => t(`level.${level}`)).join(', '), ...(role.bound ? [t('roles.words.bound')] : [])]} />
        <Part title={t('roles.words.here')} items={role.here.map(({ name }) => text(name))} />
        <Part title={t('roles.words.everywhere')} items={role.everywhere.map(({ name }) => text(name))} />
        <Part title={t('roles.words.give')} items={role.give.map(({ name }) => text(name))} />
        <Part title={t('roles.words.conflicts')} items={role.conflicts.map((conflict) => `${nameOf(conflict.role)}: ${text(conflict.why)}`)} />
      </dl>
    </Sheet>
  );
}

function Part({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return <div><dt>{title}</dt><dd><ul>{items.map((item) => <li key={item}>{item}</li>)}</ul></dd></div>;
}
