import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { write } from '../api/client.ts';
import { newKey } from '../api/key.ts';
import { session } from '../api/queries.ts';
import { useWords } from '../i18n/index.ts';
import css from './ActorSwitch.module.css';

/** Who works at this desk. In a demo anybody may take the chair of any invented officer. */
export function ActorSwitch() {
  const { t } = useWords();
  const client = useQueryClient();
  const { data } = useQuery(session);
  const change = useMutation({
    mutationFn: (actor: string) => write('/api/session/as', { person: actor }, newKey()),
    onSuccess: () => client.invalidateQueries(),
  });
  if (!data) return null;
  if (!data.demo || data.demoActors.length === 0) return <span className={css.name}>{data.actor.name}</span>;
  return (
    <label className={css.actor}>
      <span className="hidden-words">{t('app.actor')}</span>
      <select value={data.actor.id} onChange={(event) => change.mutate(event.currentTarget.value)} disabled={change.isPending} title={t('app.actor')}>
        {data.demoActors.map((actor) => <option key={actor.id} value={actor.id}>{actor.name} · {actor.role}{actor.region ? ` · ${actor.region}` : ''}</option>)}
      </select>
    </label>
  );
}
